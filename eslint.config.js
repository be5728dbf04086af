import tseslint from "typescript-eslint";

const transcendental = [
  "exp",
  "expm1",
  "log",
  "log1p",
  "log2",
  "log10",
  "pow",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "atan2",
  "sinh",
  "cosh",
  "tanh",
  "asinh",
  "acosh",
  "atanh",
  "cbrt",
  "hypot",
  "random",
];
const bit = "Engines disagree in its last bit; use math/ instead.";

export default tseslint.config(
  { ignores: ["dist", "out", "node_modules", "coverage"] },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "max-params": ["error", 6],
      "max-lines": ["error", 300],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/report/**", "src/cli/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...transcendental.map((property) => ({ object: "Math", property, message: bit })),
      ],
      "no-restricted-globals": [
        "error",
        { name: "Date", message: "The clock comes in as an argument." },
        { name: "Intl", message: "Depends on the machine." },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "BinaryExpression[operator='**']", message: bit },
        {
          selector: "CallExpression[callee.property.name=/^(toLocale.*|localeCompare)$/]",
          message: "Depends on the machine.",
        },
        {
          selector: "NewExpression[callee.name='Function'], CallExpression[callee.name='eval']",
          message: "A conflict file is untrusted.",
        },
      ],
    },
  },
);
