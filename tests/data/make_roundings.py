#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes roundings.txt: exact values, places and modes with the decimal they round to.

Whole numbers and fractions only: each expected text follows from the definition of its mode, and each root
from comparing whole powers. `--check` compares with the file as it is, and fails where they differ.
"""

import sys
from fractions import Fraction
from pathlib import Path

MODES = ("half_up", "half_even", "half_down", "down", "up", "floor", "ceiling")
TARGET = Path(__file__).with_name("roundings.txt")
HEADER = """\
# Exact values and the decimals they round to; written by make_roundings.py, which see.
# Worked out in Python with whole numbers and fractions alone: no binary or decimal floating point. The
# random numbers among them come from the generator in make_roundings.py (Lehmer, 2^61 - 1, seed 20210401).
#
# round value places mode expected            value is p/q or p
# root radicand degree places mode expected
# order radicand degree value sign            sign of root(radicand, degree) - value: -1, 0 or 1
"""


class Lehmer:
    """The same numbers with every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = self.state * 437799614237992725 % (2**61 - 1)
        return self.state % bound

    def sign(self):
        return 1 - 2 * self.below(2)


def choose(mode, negative, below_is_even, half):
    """The lower or the upper neighbour, of a value strictly between two; half is -1, 0 or 1."""
    lower, upper = 0, 1
    inner, outer = (upper, lower) if negative else (lower, upper)
    if mode == "floor":
        return lower
    if mode == "ceiling":
        return upper
    if mode == "down":
        return inner
    if mode == "up":
        return outer
    if half != 0:
        return upper if half > 0 else lower
    if mode == "half_up":
        return outer
    if mode == "half_down":
        return inner
    return lower if below_is_even else upper


def text(coefficient, places):
    if places <= 0:
        return str(coefficient * 10**-places)
    digits = str(abs(coefficient)).rjust(places + 1, "0")
    return ("-" if coefficient < 0 else "") + digits[:-places] + "." + digits[-places:]


def rounded(value, places, mode):
    scaled = value * Fraction(10) ** places
    lower = scaled.numerator // scaled.denominator
    rest = scaled - lower
    if rest == 0:
        return text(lower, places)
    half = (rest > Fraction(1, 2)) - (rest < Fraction(1, 2))
    return text(lower + choose(mode, value < 0, lower % 2 == 0, half), places)


def order(radicand, degree, value):
    """Sign of root(radicand, degree) - value, for radicand >= 0."""
    if value < 0:
        return 1
    power = value**degree
    return (radicand > power) - (radicand < power)


def rounded_root(radicand, degree, places, mode):
    unit = Fraction(10) ** -places
    low, high = 0, 1
    while order(radicand, degree, high * unit) >= 0:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if order(radicand, degree, middle * unit) >= 0:
            low = middle
        else:
            high = middle
    if order(radicand, degree, low * unit) == 0:
        return text(low, places)
    half = order(radicand, degree, (low + Fraction(1, 2)) * unit)
    return text(low + choose(mode, False, low % 2 == 0, half), places)


def values(source):
    """(value, places): ties, their near neighbours, and whatever else a budget or an overflow brings."""
    for places in (-3, 0, 2, 20):
        unit = Fraction(10) ** -places
        for whole in (0, 1, 2, 9, 4711, 2**63 - 1, 2**63, 2**127 - 1, 2**127):
            tie = (whole + Fraction(1, 2)) * unit
            yield tie, places
            if whole in (0, 1, 2, 2**63, 2**127):
                near = (Fraction(1, 10**30), Fraction(1, 2**100), Fraction(1, 3**40))[whole % 3]
                yield tie + near, places
                yield tie - near, places
        yield unit * 7, places
        yield unit * Fraction(1, 10**40), places
        yield unit * (1 - Fraction(1, 10**40)), places
    for quotient in ("1/3", "2/3", "22/7", "1100/9", "97/100", "1/999999", "0", "5"):
        for places in (0, 2, 12):
            yield Fraction(quotient), places
    for _ in range(40):
        numerator = source.below(10 ** (1 + source.below(60)))
        denominator = 1 + source.below(10 ** (1 + source.below(17)))
        yield Fraction(numerator, denominator), source.below(30) - 5


def radicands(source):
    """(radicand, degree, places)"""
    for degree in range(2, 13):
        for base in (Fraction(1, 2), Fraction(2), Fraction(5, 2), Fraction(3, 7)):
            power = base**degree
            yield power, degree, 0
            yield power, degree, 3
            yield power + Fraction(1, 10**50), degree, 3
            yield power - Fraction(1, 10**50), degree, 3
        for places in (0, 4, 40):
            yield Fraction(degree), degree, places
        tie = Fraction(source.below(10**6) * 10 + 5, 10**4)
        yield tie**degree, degree, 3
        yield tie**degree + Fraction(1, 10**90), degree, 3
        yield tie**degree - Fraction(1, 10**90), degree, 3
        yield Fraction(2**127 + degree), degree, 8
        yield Fraction(10**60 + 1), degree, -2
        yield Fraction(0), degree, 2
        yield Fraction(1, 10**60), degree, 2
        yield Fraction(source.below(10**12), 1 + source.below(10**6)), degree, 10


def comparisons(source):
    """(radicand, degree, value)"""
    for degree in range(2, 13):
        for radicand in (Fraction(2), Fraction(3, 5), Fraction(10**40 + 7), Fraction(1, 3**30)):
            for places in (0, 20, 60):
                below = Fraction(rounded_root(radicand, degree, places, "floor"))
                yield radicand, degree, below
                yield radicand, degree, below + Fraction(1, 10**places)
        base = Fraction(1 + source.below(10**9), 1 + source.below(10**6))
        yield base**degree, degree, base
        yield base**degree, degree, base + Fraction(1, 10**70)
        yield base**degree, degree, base - Fraction(1, 10**70)
        yield base**degree, degree, -base
        yield Fraction(0), degree, Fraction(0)
        yield Fraction(0), degree, Fraction(-1, 10**30)


def lines():
    source = Lehmer(20210401)
    for value, places in values(source):
        for mode in MODES:
            for signed in (value, -value):
                yield f"round {signed} {places} {mode} {rounded(signed, places, mode)}"
    for index, (radicand, degree, places) in enumerate(radicands(source)):
        for mode in (MODES[index % 3], MODES[3 + index % 4]):
            yield f"root {radicand} {degree} {places} {mode} {rounded_root(radicand, degree, places, mode)}"
    for radicand, degree, value in comparisons(source):
        yield f"order {radicand} {degree} {value} {order(radicand, degree, value)}"


def main():
    wanted = HEADER + "".join(line + "\n" for line in lines())
    if sys.argv[1:] == ["--check"]:
        if TARGET.read_text(encoding="utf-8") != wanted:
            sys.exit(f"{TARGET.name} is not what {Path(__file__).name} writes")
    else:
        TARGET.write_text(wanted, encoding="utf-8")


main()
