"""Direction numbers of Sobol points, and what other programs make of them: `python3 make.py`, with scipy 1.17.1 and SALib (git 1c37548 of 2026-06-24).

table      ../../src/math/sobol-table.ts: the numbers of Joe & Kuo, new-joe-kuo-6.21201, dimensions 1 to 2048, as scipy
           carries them (scipy/stats/_sobol_direction_numbers.npz); every one of the 21,201 is compared with SALib's.
sobol      sobol.json: first points of the plain sequence and centred discrepancies, by scipy.stats.qmc.
saltelli   saltelli.json: rows of SALib's design over the plain sequence.
Nothing here shares code with src/math.
"""
import json
import os

import numpy as np
import scipy
from SALib.sample import sobol as salib
from SALib.sample.directions import directions
from scipy.stats import qmc

HERE = os.path.dirname(os.path.abspath(__file__))
DIMENSIONS = 2048
LINE = 116
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
SCIPY = "scipy " + scipy.__version__
SALIB = "SALib, git 1c37548 of 2026-06-24"


def numbers():
    """(degree, middle coefficients, initial numbers) of dimensions 2 to 21,201."""
    npz = np.load(os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz"))
    found = []
    for row in range(1, len(npz["poly"])):
        poly = int(npz["poly"][row])
        degree = poly.bit_length() - 1
        middle = (poly >> 1) & ((1 << (degree - 1)) - 1)
        initial = [int(m) for m in npz["vinit"][row][:degree]]
        assert directions[row - 1] == (middle, *initial), row
        found.append((degree, middle, initial))
    return found


def table():
    bits = ""
    per_degree = []
    for degree, middle, initial in numbers()[: DIMENSIONS - 1]:
        while len(per_degree) < degree:
            per_degree.append(0)
        per_degree[degree - 1] += 1
        if degree > 1:
            bits += format(middle, f"0{degree - 1}b")
        for k, m in enumerate(initial[1:], start=1):
            assert m % 2 == 1 and m < 2 << k
            bits += format(m >> 1, f"0{k}b")
    bits += "0" * (-len(bits) % 6)
    text = "".join(LETTERS[int(bits[k : k + 6], 2)] for k in range(0, len(bits), 6))
    lines = [text[k : k + LINE] for k in range(0, len(text), LINE)]
    with open(os.path.join(HERE, "../../src/math/sobol-table.ts"), "w") as out:
        out.write(
            "/** Made by references/designs/make.py; no line is written by hand. */\n\n"
            f"/** Dimensions there are numbers for. */\nexport const DIMENSIONS = {DIMENSIONS};\n\n"
            "/** How many dimensions from the second on have a primitive polynomial of degree 1, 2, … */\n"
            f"export const PER_DEGREE = {json.dumps(per_degree)};\n\n"
            "/**\n"
            " * For each of them the middle coefficients of its polynomial, first that of the highest power, then (m − 1)/2 of its\n"
            " * initial numbers m from the second on in 1, 2, … bits; six bits a letter, A … Z a … z 0 … 9 + /. Facts of Joe & Kuo\n"
            " * (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30(5), file\n"
            " * new-joe-kuo-6.21201.\n"
            " */\n"
            "export const NUMBERS = `\n" + "\n".join(lines) + "`;\n"
        )


def sobol():
    far = [1, 2, 3, 5, 10, 37, 160, 336, 1110, 1867, 2047, 2048]
    vectors = qmc.Sobol(d=DIMENSIONS, scramble=False, bits=30)._sv
    found = {
        "what": "Points of the plain Sobol sequence in Gray-code order and centred L2 discrepancies",
        "source": f"{SCIPY}, scipy.stats.qmc: Sobol(scramble=False, bits=30), discrepancy(method='CD'); "
        "direction numbers Joe & Kuo (2008)",
        "first": {"dimensions": 8, "points": qmc.Sobol(d=8, scramble=False).random(16).tolist()},
        "far": {
            "what": "direction numbers of some dimensions (counted from 1), as integers out of 2^30",
            "dimensions": far,
            "directions": [[int(v) for v in vectors[d - 1]] for d in far],
        },
        "discrepancy": [
            {"n": n, "dimensions": d, "centred": float(qmc.discrepancy(qmc.Sobol(d=d, scramble=False).random(n)))}
            for n, d in [(16, 2), (64, 2), (64, 5), (256, 5), (256, 8)]
        ],
    }
    write("sobol.json", found)


def saltelli():
    cases = []
    for n, k, second in [(4, 3, False), (4, 3, True), (8, 2, True), (2, 1, False)]:
        problem = {"num_vars": k, "names": [f"x{j}" for j in range(k)], "bounds": [[0, 1]] * k}
        rows = salib.sample(problem, n, calc_second_order=second, scramble=False)
        cases.append({"n": n, "k": k, "secondOrder": second, "rows": rows.tolist()})
    write("saltelli.json", {"what": "Rows of a Saltelli design over plain Sobol points", "source": f"{SALIB}, {SCIPY}: SALib.sample.sobol.sample(scramble=False)", "cases": cases})


def write(name, found):
    with open(os.path.join(HERE, name), "w") as out:
        json.dump(found, out, separators=(",", ":"))
        out.write("\n")


if __name__ == "__main__":
    table()
    sobol()
    saltelli()
