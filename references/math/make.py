"""Reference values for src/math, made with mpmath: `python3 make.py [values|disputes|quantiles|tables]`; all without arguments.

values     NAME.json beside this file: arguments, correctly rounded values and their rest (README.md gives the form).
disputes   dispute-NAME.json: the same at the arguments already filed there, where @stdlib and src/math part.
quantiles  quantiles.json: quantiles of every law by root finding at high precision.
tables     src/math/*-table.ts: coefficients of the piecewise polynomials.
Nothing here shares a method with src/math beyond the definition of the function.
"""
import base64
import json
import math
import os
import random
import struct
import sys
from statistics import NormalDist

import mpmath
from mpmath import mp, mpf

HERE = os.path.dirname(os.path.abspath(__file__))
DIGITS = 60
mp.dps = DIGITS
COUNT = 10_000


# Rounding

def nearest(v):
    """The double nearest to v (ties to even, subnormals too) and what is left of v in 1/254 ulp."""
    man, exp = v.man_exp
    sign = -1 if v < 0 else 1
    man = abs(int(man))
    x = sign * (man / (1 << -exp) if exp < 0 else float(man << exp))
    rest = (v - mpf(x)) / mpf(math.ulp(x))
    return x, int(mpmath.nint(254 * rest))


def pack(form, numbers):
    return base64.b64encode(struct.pack(f"<{len(numbers)}{form}", *numbers)).decode()


def write(name, note, arguments, f, digits=DIGITS):
    """Files f at each tuple of arguments; what is not a finite double is left out."""
    kept, values, rests = [], [], []
    for each in arguments:
        with mp.workdps(digits):
            v = f(*[mpf(x) for x in each])
            if v == 0:
                x, rest = 0.0, 0
            else:
                try:
                    x, rest = nearest(v)
                except OverflowError:
                    continue
        if math.isinf(x):
            continue
        kept.append(each)
        values.append(x)
        rests.append(rest)
    document = {
        "function": name,
        "note": note,
        "tool": f"mpmath {mpmath.__version__}, {digits} digits",
        "count": len(kept),
        "arguments": [pack("d", [each[k] for each in kept]) for k in range(len(kept[0]))],
        "values": pack("d", values),
        "rests": pack("b", rests),
    }
    with open(os.path.join(HERE, name + ".json"), "w") as out:
        json.dump(document, out, indent=1)
        out.write("\n")
    print(name, len(kept), flush=True)


# Arguments

def even(n, low, high):
    return [random.uniform(low, high) for _ in range(n)]


def magnitudes(n, low, high, signed=True):
    """Exponents even between low and high (down to subnormals), significands random."""
    found = []
    while len(found) < n:
        x = math.ldexp(random.uniform(1, 2), random.randint(low, high))
        if x == 0 or math.isinf(x):
            continue
        found.append(random.choice([-1, 1]) * x if signed else x)
    return found


def near(n, centre, low=-52, high=-2):
    return [centre + math.ldexp(random.uniform(-2, 2), random.randint(low, high)) for _ in range(n)]


def multiples(n, unit, most):
    """Doubles next to multiples of a unit: where reductions cancel."""
    found = []
    for _ in range(n):
        x = float(mpf(random.randint(-most, most)) * unit)
        for _ in range(random.randint(0, 3)):
            x = math.nextafter(x, random.choice([-math.inf, math.inf]))
        found.append(x)
    return found


def singles(xs):
    return [(x,) for x in xs]


def within(xs, low, high):
    return [x for x in xs if low <= x <= high]


def ln2():
    return mpmath.ln(2)


def exp_arguments():
    return (even(2500, -745.2, 709.78) + even(1500, -745.2, -708) + even(500, 709, 709.782) + even(2000, -1, 1)
            + magnitudes(2000, -1074, 9) + multiples(1500, ln2() / 128, 90000))


def log_arguments():
    return magnitudes(4500, -1074, 1023, False) + [abs(x) for x in near(3500, 1.0)] + even(2000, 0.5, 2)


def log1p_arguments():
    return within(magnitudes(4000, -1074, 1023) + near(1500, -1.0) + even(2500, -0.99, 1) + even(1500, 0, 100)
                  + magnitudes(2500, -60, 4), math.nextafter(-1, 0), 1.7e308)


def expm1_arguments():
    return even(2500, -40, 709.78) + even(2500, -1, 1) + magnitudes(3000, -1074, 9) + multiples(2000, ln2() / 128, 9000)


def hyperbolic_arguments():
    return even(2500, -710.47, 710.47) + even(3500, -3, 3) + magnitudes(3000, -1074, 9) + multiples(1000, ln2() / 128, 9000)


def tanh_arguments():
    return even(4500, -22, 22) + even(2500, -1, 1) + magnitudes(2500, -1074, 5) + multiples(500, ln2() / 128, 2000)


def angle_arguments():
    worst = [6381956970095103.0 * 2.0**797, 5319372648326541.0 * 2.0**855, 1.7976931348623157e308]
    return (even(2500, -10, 10) + magnitudes(3497, -1074, 1023) + multiples(2500, mpmath.pi / 4, 2**21)
            + multiples(1500, mpmath.pi / 4, 2**80) + worst)


def pow_arguments():
    found = []
    while len(found) < COUNT:
        kind = len(found) % 5
        if kind == 0:
            x, y = random.uniform(0, 100), random.uniform(-50, 50)
        elif kind == 1:
            x = magnitudes(1, -1074, 1023, False)[0]
            y = random.uniform(-1075, 1024) / math.log2(x) if x != 1 else 1.0
        elif kind == 2:
            x = abs(near(1, 1.0)[0])
            y = random.uniform(-745.2, 709.8) / math.log(x) if x != 1 else 1.0
        elif kind == 3:
            x, y = magnitudes(1, -60, 60, False)[0], float(random.randint(-20, 20))
        else:
            x = magnitudes(1, -1074, 1023, False)[0]
            y = magnitudes(1, -1074, 3)[0]
        size = y * math.log(x)
        if -745.2 < size < 709.8:
            found.append((x, y))
    return found


def atan2_arguments():
    found = []
    while len(found) < COUNT:
        kind = len(found) % 4
        if kind == 0:
            y, x = random.uniform(-1, 1), random.uniform(-1, 1)
        elif kind == 1:
            y, x = magnitudes(2, -1074, 1023)
        elif kind == 2:
            x = magnitudes(1, -1000, 1000)[0]
            y = x * near(1, random.choice([-1.0, 1.0, 0.25, -2.0, 4.0]))[0]
        else:
            x = magnitudes(1, -900, 900)[0]
            y = x * magnitudes(1, -70, 70)[0]
        if x and y and not math.isinf(y):
            found.append((y, x))
    return found


def erf_arguments():
    return even(5500, -6, 6) + even(2000, -1, 1) + magnitudes(2500, -1074, 2)


def erfc_arguments():
    return even(1500, -6, 0) + even(5000, 0, 27.3) + even(1500, 26.4, 27.23) + magnitudes(2000, -60, 4)


def normal_arguments():
    return even(1500, 0, 8.4) + even(5000, -38.6, 0) + even(1500, -38.48, -37.5) + magnitudes(2000, -60, 3)


def share_arguments():
    return within(even(3500, 0, 1) + magnitudes(3000, -1074, -1, False) + near(1500, 0.5, -54, -3)
                  + [1 - x for x in magnitudes(1500, -53, -2, False)] + near(250, 0.125, -56, -8) + near(250, 0.875, -56, -8),
                  5e-324, math.nextafter(1, 0))


def lgamma_arguments():
    return ([x for x in magnitudes(2000, -1074, 1014, False)] + even(3000, 0, 20) + even(1000, 0, 200)
            + [abs(x) for x in near(2000, 1.0)] + near(2000, 2.0))


# Functions without a ready high-precision form

def normal_cdf(z):
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2


def inverse_normal(p, q=None):
    """Newton's steps from 16 figures; the tail below one half is solved, so that no digit is lost."""
    q = 1 - p if q is None else q
    if p > q:
        return -inverse_normal(q, p)
    if p == q:
        return mpf(0)
    guess = NormalDist().inv_cdf(float(p)) if p > mpf("1e-300") else -math.sqrt(-2 * float(mpmath.log(p)))
    # in the logarithm Newton's steps converge from any start of the tail
    z = mpf(guess)
    for _ in range(60):
        value = normal_cdf(z)
        step = (mpmath.log(value) - mpmath.log(p)) * value / mpmath.npdf(z)
        z -= step
        if abs(step) < abs(z) * mpf(10) ** (-mp.dps // 2 - 3):
            break
    return z


def beta_front(x, a, b):
    return mpmath.exp(a * mpmath.log(x) + b * mpmath.log1p(-x) - mpmath.loggamma(a) - mpmath.loggamma(b) + mpmath.loggamma(a + b))


def beta_series(x, a, b):
    """I_x(a, b) by the series of positive terms (DLMF 8.17.8)."""
    term = beta_front(x, a, b) / a
    total, n = term, 0
    while term > total * mpf(10) ** (-mp.dps - 2) or n * (1 - x) < b * x:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return total


def beta_cdf(x, a, b):
    """The side with the smaller mass is summed; the other is its complement."""
    if x * (a + b + 2) < a + 1:
        return beta_series(x, a, b)
    with mp.extradps(10):
        return 1 - beta_series(1 - x, b, a)


def beta_upper(x, a, b):
    return beta_series(1 - x, b, a) if x * (a + b + 2) >= a + 1 else 1 - beta_series(x, a, b)


def gamma_cdf(x, a):
    """P(a, x) by the series of positive terms (DLMF 8.7.1)."""
    term = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))
    total, n = term, 1
    while True:
        term *= x / (a + n)
        total += term
        if term < total * mpf(10) ** (-mp.dps - 2) and a + n > x:
            return total
        n += 1


def root(f, low, high, slope):
    """Root of a rising f between low and high: bisection of the logarithm, then Newton's steps."""
    for _ in range(40):
        middle = mpmath.sqrt(low * high)
        if f(middle) > 0:
            high = middle
        else:
            low = middle
    x = mpmath.sqrt(low * high)
    for _ in range(30):
        step = f(x) / slope(x)
        x -= step
        if abs(step) < abs(x) * mpf(10) ** (-mp.dps // 2 - 2):
            break
    return x


def beta_quantile(p, a, b, q=None):
    """Solves the side with the smaller mass for x, or for 1 − x where that is smaller."""
    q = 1 - p if q is None else q
    if p >= 1:
        return mpf(1)
    if p <= 0:
        return mpf(0)
    half = beta_cdf(mpf(0.5), a, b)
    if p > half:
        return 1 - beta_quantile(q, b, a, p)
    # x below one half: start from the power law at the left end
    low = mpmath.exp((mpmath.log(p) + mpmath.log(a) + mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)) / a)
    low = min(low, mpf(0.5)) / 2
    if b < 1:
        low = low / 2 ** (1 / a + 1)
    target = mpmath.log(p)
    f = lambda x: mpmath.log(beta_cdf(x, a, b)) - target
    slope = lambda x: beta_front(x, a, b) / (x * (1 - x)) / beta_cdf(x, a, b)
    while f(low) > 0:
        low = low / 2
    return root(f, low, mpf(0.5), slope)


def gamma_quantile(p, a):
    f = lambda x: mpmath.log(gamma_cdf(x, a)) - mpmath.log(p)
    if p > 0.5:
        f = lambda x: p_side(x, a, p)
    slope = lambda x: mpmath.exp((a - 1) * mpmath.log(x) - x - mpmath.loggamma(a)) / (gamma_cdf(x, a) if p <= 0.5 else 1)
    low = mpmath.exp((mpmath.log(p) + mpmath.loggamma(a + 1)) / a) / 2
    high = a + 40 * mpmath.sqrt(a) + 100
    return root(f, low, high, slope)


def p_side(x, a, p):
    return gamma_cdf(x, a) - p


def beta_points():
    found = []
    while len(found) < 3000:
        a, b = (math.exp(random.uniform(math.log(0.02), math.log(2000))) for _ in range(2))
        kind = len(found) % 3
        if kind == 0:
            x = random.betavariate(a, b)
        elif kind == 1:
            mean = a / (a + b)
            x = mean * math.exp(random.uniform(-3, 1))
        else:
            x = magnitudes(1, -200, -1, False)[0] if len(found) % 2 else 1 - magnitudes(1, -50, -1, False)[0]
        if 0 < x < 1:
            found.append((x, a, b))
    return found


def gamma_points():
    found = []
    while len(found) < 3000:
        a = math.exp(random.uniform(math.log(0.02), math.log(3000)))
        x = random.gammavariate(a, 1) if len(found) % 2 else a * math.exp(random.uniform(-4, 1.2))
        if x > 0:
            found.append((x, a))
    return found


def small_or_any():
    """A share: anywhere, deep in the left tail, or near 1."""
    kind = random.randrange(3)
    if kind == 0:
        return random.random()
    return 10 ** random.uniform(-20, -1) if kind == 1 else 1 - 10 ** random.uniform(-12, -1)


def beta_shares():
    return [(small_or_any(), math.exp(random.uniform(math.log(0.05), math.log(300))),
             math.exp(random.uniform(math.log(0.05), math.log(300)))) for _ in range(1000)]


def gamma_shares():
    return [(small_or_any(), math.exp(random.uniform(math.log(0.05), math.log(500)))) for _ in range(1000)]


FUNCTIONS = {
    "exp": (lambda: singles(exp_arguments()), mpmath.exp),
    "log": (lambda: singles(log_arguments()), mpmath.log),
    "log1p": (lambda: singles(log1p_arguments()), mpmath.log1p),
    "expm1": (lambda: singles(expm1_arguments()), mpmath.expm1),
    "sinh": (lambda: singles(hyperbolic_arguments()), mpmath.sinh),
    "cosh": (lambda: singles(hyperbolic_arguments()), mpmath.cosh),
    "tanh": (lambda: singles(tanh_arguments()), mpmath.tanh),
    "sin": (lambda: singles(angle_arguments()), mpmath.sin),
    "cos": (lambda: singles(angle_arguments()), mpmath.cos),
    "pow": (pow_arguments, mpmath.power),
    "atan2": (atan2_arguments, mpmath.atan2),
    "erf": (lambda: singles(erf_arguments()), mpmath.erf),
    "erfc": (lambda: singles(erfc_arguments()), mpmath.erfc),
    "normalCdf": (lambda: singles(normal_arguments()), normal_cdf),
    "inverseNormal": (lambda: singles(share_arguments()), inverse_normal),
    "lgamma": (lambda: singles(lgamma_arguments()), mpmath.loggamma),
    "betaCdf": (beta_points, beta_cdf),
    "gammaCdf": (gamma_points, gamma_cdf),
    "betaQuantile": (beta_shares, beta_quantile),
    "gammaQuantile": (gamma_shares, gamma_quantile),
}


def values(names):
    for name in names or FUNCTIONS:
        random.seed(name)
        arguments, f = FUNCTIONS[name]
        write(name, (f.__doc__ or "").split("\n")[0] if f.__module__ == __name__ else "", arguments(), f)


# Disputes

def unpack(form, text):
    raw = base64.b64decode(text)
    return struct.unpack(f"<{len(raw) // struct.calcsize(form)}{form}", raw)


def disputes(names):
    """Values at the arguments filed in dispute-NAME.json, where src/math and @stdlib part."""
    for file in sorted(os.listdir(HERE)):
        if file.startswith("dispute-") and file.endswith(".json"):
            name = file[len("dispute-"):-len(".json")]
            with open(os.path.join(HERE, file)) as source:
                columns = [unpack("d", text) for text in json.load(source)["arguments"]]
            write("dispute-" + name, "arguments where @stdlib and src/math part", list(zip(*columns)), FUNCTIONS[name][1])


# Quantiles of laws

SHARES = [1e-12, 1e-9, 1e-6, 0.001, 0.01, 0.05, 0.1, 0.1249999, 0.3, 0.5, 0.7, 0.875, 0.9, 0.95, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9,
          1 - 1e-12]
INF = mpf("inf")


def normal_z(share):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * mpf(share) - 1)


def normal_pair(z):
    return normal_cdf(z), normal_cdf(-z)


def law_pair(law, x):
    """Lower and upper share of a law at x, from its definition."""
    kind = law["kind"]
    if kind == "range":
        low, high = mpf(law["low"]), mpf(law["high"])
        z95 = normal_z(mpf(19) / 20)
        if low > 0:
            if x <= 0:
                return mpf(0), mpf(1)
            low, high, x = mpmath.log(low), mpmath.log(high), mpmath.log(x)
        return normal_pair((x - (low + high) / 2) / ((high - low) / 2) * z95)
    if kind in ("uniform", "between"):
        low, high = mpf(law["low"]), mpf(law["high"])
        s = min(mpf(1), max(mpf(0), (x - low) / (high - low)))
        return s, 1 - s
    if kind == "normal":
        return normal_pair((x - mpf(law["mean"])) / mpf(law["sd"]))
    if kind == "lognormal":
        if x <= 0:
            return mpf(0), mpf(1)
        median, z90 = mpf(law["median"]), normal_z(mpf(9) / 10)
        spread = mpmath.log(median / mpf(law["p10"])) if x < median else mpmath.log(mpf(law["p90"]) / median)
        return normal_pair(mpmath.log(x / median) / spread * z90)
    if kind == "triangular":
        low, mode, high = mpf(law["low"]), mpf(law["mode"]), mpf(law["high"])
        if x <= low or x >= high:
            return (mpf(0), mpf(1)) if x <= low else (mpf(1), mpf(0))
        if x <= mode:
            s = (x - low) ** 2 / ((high - low) * (mode - low))
            return s, 1 - s
        s = (high - x) ** 2 / ((high - low) * (high - mode))
        return 1 - s, s
    if kind == "pert":
        low, mode, high = mpf(law["low"]), mpf(law["mode"]), mpf(law["high"])
        a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
        return beta_pair((x - low) / (high - low), a, b)
    if kind == "beta":
        return beta_pair(x, mpf(law["a"]), mpf(law["b"]))


def beta_pair(x, a, b):
    if x <= 0 or x >= 1:
        return (mpf(0), mpf(1)) if x <= 0 else (mpf(1), mpf(0))
    return beta_cdf(x, a, b), beta_upper(x, a, b)


def choice_quantile(law, p, bounds=None):
    """The share is spent on the branches in their order; a branch without a law of its own is its index."""
    p, start = mpf(p), mpf(0)
    for k, each in enumerate(law["choices"]):
        last = k == len(law["choices"]) - 1
        if p < start + mpf(each["weight"]) or last:
            return law_quantile(each["law"], (p - start) / mpf(each["weight"]), bounds) if each["law"] else mpf(k)
        start += mpf(each["weight"])


def mapping(law):
    """x as a rising function of any real w, so that the root is sought on a line."""
    kind = law["kind"]
    if kind == "normal" or (kind == "range" and law["low"] <= 0):
        centre = mpf(law.get("mean", law.get("low")))
        unit = mpf(law["sd"]) if kind == "normal" else mpf(law["high"]) - mpf(law["low"])
        return lambda w: centre + unit * w
    if kind in ("range", "lognormal"):
        return lambda w: mpmath.exp(w) * mpf(law.get("median", law.get("low")))
    low, high = (mpf(0), mpf(1)) if kind == "beta" else (mpf(law["low"]), mpf(law["high"]))
    return lambda w: low + (high - low) * (mpmath.exp(w) / (1 + mpmath.exp(w)) if w < 0 else 1 / (1 + mpmath.exp(-w)))


def law_quantile(law, p, bounds=None):
    """Where the lower share, cut to the bounds, is p: bracketed false position (Illinois) on ln of the odds."""
    if law["kind"] == "choice":
        return choice_quantile(law, p, bounds)
    p, q = mpf(p), 1 - mpf(p)
    if bounds:
        below, above_low = law_pair(law, mpf(bounds[0])) if bounds[0] is not None else (mpf(0), mpf(1))
        below_high, above = law_pair(law, mpf(bounds[1])) if bounds[1] is not None else (mpf(1), mpf(0))
        kept = below_high - below
        p, q = below + p * kept, above + q * kept
    x_of = mapping(law)

    def f(w):
        lower, upper = law_pair(law, x_of(w))
        if lower <= 0 or upper <= 0:
            return -INF if lower <= 0 else INF
        return mpmath.log(lower / p) - mpmath.log(upper / q)

    low, high = mpf(-1), mpf(1)
    while f(low) > 0:
        low *= 2
    while f(high) < 0:
        high *= 2
    f_low, f_high = f(low), f(high)
    side = 0
    for _ in range(400):
        if mpmath.isinf(f_low) or mpmath.isinf(f_high):
            w = (low + high) / 2
        else:
            w = (low * f_high - high * f_low) / (f_high - f_low)
        value = f(w)
        if abs(value) < mpf(10) ** (-mp.dps // 2 - 5) or high - low < mpf(10) ** (-40):
            return x_of(w)
        if value < 0:
            low, f_low = w, value
            if side == -1:
                f_high /= 2
            side = -1
        else:
            high, f_high = w, value
            if side == 1:
                f_low /= 2
            side = 1
    raise ArithmeticError(f"no root: {law} {p}")


LAWS = [
    *[{"kind": "range", "low": a, "high": b} for a, b in [(8, 12), (0.001, 1e6), (1000, 1001), (-2, 5), (-10, -1), (60, 95)]],
    *[{"kind": "uniform", "low": a, "high": b} for a, b in [(8, 12), (0.1, 0.3), (-0.001, 1e6)]],
    {"kind": "between", "low": 0, "high": 40},
    *[{"kind": "pert", "low": a, "mode": m, "high": b}
      for a, m, b in [(8, 10, 13), (0, 0, 1), (0, 1, 1), (-5, 0.5, 100), (0, 1, 1e6)]],
    *[{"kind": "triangular", "low": a, "mode": m, "high": b}
      for a, m, b in [(1, 2, 6), (0, 0, 1), (0, 1, 1), (-10, -9.99, 50)]],
    *[{"kind": "normal", "mean": m, "sd": s} for m, s in [(10, 2), (0, 1), (-3, 0.001), (1e6, 1)]],
    *[{"kind": "lognormal", "median": m, "p10": a, "p90": b} for m, a, b in [(10, 6, 15), (1, 0.01, 2), (1e-6, 9e-7, 0.001)]],
    *[{"kind": "beta", "a": a, "b": b}
      for a, b in [(2, 5), (3, 6), (5, 5), (1, 1), (0.5, 0.5), (0.1, 50), (50, 0.1), (0.05, 0.05), (1, 30), (300, 200), (2000, 3),
                   (0.6, 6)]],
    {"kind": "choice", "choices": [{"name": "near", "weight": 0.625, "law": {"kind": "uniform", "low": 25, "high": 30}},
                                   {"name": "far", "weight": 0.375, "law": {"kind": "range", "low": 480, "high": 500}}]},
    {"kind": "choice", "choices": [{"name": "a", "weight": 0.25, "law": None}, {"name": "b", "weight": 0.5, "law": None},
                                   {"name": "c", "weight": 0.25, "law": None}]},
]
CUT = [
    ({"kind": "choice", "choices": [{"name": "low", "weight": 0.5, "law": {"kind": "normal", "mean": 1, "sd": 2}},
                                    {"name": "high", "weight": 0.5, "law": {"kind": "beta", "a": 2, "b": 3}}]}, [0.25, 0.75]),
    ({"kind": "range", "low": 80, "high": 100}, [0, 100]),
    ({"kind": "range", "low": 0, "high": 20}, [0, 100]),
    ({"kind": "range", "low": 8, "high": 12}, [14, 20]),
    ({"kind": "range", "low": 8, "high": 12}, [1, 6]),
    ({"kind": "normal", "mean": 0, "sd": 1}, [6, 8]),
    ({"kind": "normal", "mean": 0, "sd": 1}, [-8, -7.5]),
    ({"kind": "normal", "mean": 10, "sd": 2}, [0, None]),
    ({"kind": "lognormal", "median": 10, "p10": 6, "p90": 15}, [20, None]),
    ({"kind": "lognormal", "median": 10, "p10": 6, "p90": 15}, [None, 4]),
    ({"kind": "uniform", "low": -1, "high": 2}, [0, 1]),
    ({"kind": "between", "low": 0, "high": 400}, [0, 100]),
    ({"kind": "pert", "low": 8, "mode": 10, "high": 13}, [12.75, 13]),
    ({"kind": "triangular", "low": 1, "mode": 2, "high": 6}, [5.5, 10]),
    ({"kind": "beta", "a": 0.1, "b": 50}, [0.25, 1]),
    ({"kind": "beta", "a": 2, "b": 5}, [0, 0.01]),
]


def rounded(v):
    return nearest(v)[0] if v else 0.0


def quantiles(_):
    rows = []
    for law, bounds in [(law, None) for law in LAWS] + CUT:
        values = [rounded(law_quantile(law, p, bounds)) for p in SHARES]
        rows.append({"law": law, **({"bounds": bounds} if bounds else {}), "values": values})
        print(law, bounds, flush=True)
    document = {
        "what": "Quantiles of laws at the doubles `shares`; `bounds` cut the law, null is no bound",
        "tool": f"mpmath {mpmath.__version__}, {DIGITS} digits: root finding on the distribution function, make.py",
        "shares": SHARES,
        "rows": rows,
    }
    text = json.dumps(document, indent=None).replace('{"law"', '\n{"law"')
    with open(os.path.join(HERE, "quantiles.json"), "w") as out:
        out.write(text + "\n")


# Tables

SOURCE = os.path.normpath(os.path.join(HERE, "..", "..", "src", "math"))


def pair(v):
    """The nearest double and the nearest double to the rest."""
    high = float(v)
    return high, float(v - mpf(high))


def polynomial(f, low, high, degree, centre):
    """Coefficients around `centre` of the polynomial through f at Chebyshev's points: the constant in two doubles."""
    n = degree + 1
    middle, half = (mpf(low) + mpf(high)) / 2, (mpf(high) - mpf(low)) / 2
    points = [middle + half * mpmath.cos(mpmath.pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    heights = [f(x) for x in points]
    # Newton's divided differences, then powers of (x − centre)
    difference = list(heights)
    for j in range(1, n):
        for k in range(n - 1, j - 1, -1):
            difference[k] = (difference[k] - difference[k - 1]) / (points[k] - points[k - j])
    result = [mpf(0)]
    for k in range(n - 1, -1, -1):
        shift = mpf(centre) - points[k]
        raised = [mpf(0)] + result
        result = [a + shift * b for a, b in zip(raised, result + [mpf(0)])]
        result[0] += difference[k]
    result = result[:n]
    worst = max(abs(sum(c * (x - centre) ** k for k, c in enumerate(result)) / f(x) - 1)
                for x in [middle + half * (mpf(k) / 20 - 1) for k in range(41)])
    return [*pair(result[0]), *[float(c) for c in result[1:]]], worst


def octaves(first, last, parts):
    """Ends of pieces: each octave cut in equal parts."""
    ends = []
    for octave in range(first, last):
        ends += [math.ldexp(1 + k / parts, octave) for k in range(parts)]
    return ends + [math.ldexp(1, last)]


def scaled_erfc(v):
    x = v - 1
    return mpmath.exp(x * x) * mpmath.erfc(x)


def tail(log_share):
    """−Φ⁻¹(e^−L) for L = −ln p."""
    return -inverse_normal(mpmath.exp(-log_share))


def centre(square):
    """Φ⁻¹(½ + q)/q as a function of q²."""
    if square == 0:
        return mpmath.sqrt(2 * mpmath.pi)
    q = mpmath.sqrt(square)
    return mpmath.sqrt(2) * mpmath.erfinv(2 * q) / q


def listing(name, note, numbers):
    return f"/** {note} */\nexport const {name} = new Float64Array([" + ", ".join(repr(x) for x in numbers) + "]);\n\n"


def pieces(f, ends, degree):
    numbers, worst = [], mpf(0)
    for low, high in zip(ends, ends[1:]):
        found, error = polynomial(f, low, high, degree, (low + high) / 2)
        numbers += found
        worst = max(worst, error)
    return numbers, worst


HEAD = "/** Made by references/math/make.py (mpmath {}); no line is written by hand. */\n\n"


def emit(file, listings):
    with open(os.path.join(SOURCE, file), "w") as out:
        out.write(HEAD.format(mpmath.__version__) + "".join(listings).rstrip() + "\n")


def tables(_):
    inverses, logs = [], []
    for j in range(90, 183):
        c = round(128 / j * 4096) / 4096
        inverses.append(c)
        logs += pair(-mpmath.log(mpf(c)))
    roots = [x for j in range(64) for x in pair(mpf(2) ** (mpf(j) / 64))]
    arcs = [x for j in range(17) for x in pair(mpmath.atan(mpf(j) / 16))]
    chunks = []
    with mp.workdps(420):
        whole = int(mpmath.floor(2 / mpmath.pi * mpf(2) ** (24 * 54)))
    for k in range(54):
        chunks.append(whole >> (24 * (53 - k)) & 0xFFFFFF)
    emit("elementary-table.ts", [
        listing("INVERSES", "c near 128/j to 12 bits after the point, j = 90 … 182.", inverses),
        listing("LOGS", "−ln c in two parts.", logs),
        listing("ROOTS", "2^(j/64) in two parts, j = 0 … 63.", roots),
        listing("ARCS", "Arc tangent of j/16 in two parts, j = 0 … 16.", arcs),
        listing("TWO_OVER_PI", "Digits of 2/π after the point, 24 bits each.", chunks),
    ])
    with mp.workdps(50):
        zeta = [(mpmath.zeta(k) - 1) / k * (-1) ** k for k in range(3, 31)]
        stirling = [mpmath.bernoulli(2 * k) / (2 * k * (2 * k - 1)) for k in range(1, 11)]
        erfcx, error = pieces(scaled_erfc, octaves(0, 5, 4), 15)
        print("scaled erfc", mpmath.nstr(error, 3))
        near, error = polynomial(centre, 0, 0.0625, 14, 0)
        print("centre", mpmath.nstr(error, 3))
        middle, error = polynomial(centre, 0.0625, 0.140625, 18, 0.1015625)
        print("middle", mpmath.nstr(error, 3))
        tails, error = pieces(tail, octaves(1, 9, 2) + [768.0], 16)
        print("tail", mpmath.nstr(error, 3))
    emit("special-table.ts", [
        listing("SCALED_ERFC", "e^{x²}·erfc x around the middle of each quarter of an octave of 1 + x, from 1 to 32.", erfcx),
        listing("NORMAL_CENTRE", "Φ⁻¹(½ + q)/q in powers of q², q² ≤ 1/16.", near),
        listing("NORMAL_MIDDLE", "The same in powers of q² − 13/128, q² ≤ 9/64.", middle),
        listing("NORMAL_TAIL", "−Φ⁻¹(e^−L) around the middle of each half of an octave of L, from 2 to 768.", tails),
        listing("LGAMMA_SERIES", "(−1)^k (ζ(k) − 1)/k, k = 3 … 30.", [float(x) for x in zeta]),
        listing("STIRLING", "B_2k/(2k(2k − 1)), k = 1 … 10.", [float(x) for x in stirling]),
    ])


if __name__ == "__main__":
    what, names = (sys.argv[1] if len(sys.argv) > 1 else "all"), sys.argv[2:]
    for part in [values, disputes, quantiles, tables] if what == "all" else [globals()[what]]:
        part(names)
