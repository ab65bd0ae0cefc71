# SPDX-License-Identifier: BSL-1.0
"""Evaluates a rulebook and a dossier from the documented meaning of the formats, with fractions alone.

Written from the public headers, the format readers and the examples, and shares nothing with the library. It reads the part
of the formats that generate.py writes. Where figures are missing it says so; how wide the bounds then are is left to the
program, and is checked by completing the dossier (`Completion`) and evaluating it again.
"""

import calendar
import datetime
import math
import re
from fractions import Fraction

MISSING, UNDEFINED = "missing", "undefined"
NO, YES, UNKNOWN = "no", "yes", "unknown"
FACTORS = {"": 1, "%": Fraction(1, 100), "pp": Fraction(1, 100), "元": 1, "万元": 10000, "亿元": 10**8, "个": 1, "人": 1,
           "例": 1, "天": 1}
ANSWERED = ("checklist", "tiers", "manual", None)
BOOKS = ("general_public", "government_fund", "state_capital", "social_insurance")


def known(value):
    """True for a number, false for the words that stand in for one."""
    return isinstance(value, Fraction)


# Numbers and their text


def quantity(text):
    """The number and the unit of a text; a day is its number and has no unit."""
    text = str(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Fraction(day_number(datetime.date.fromisoformat(text))), ""
    number, unit = re.fullmatch(r"([+-]?[0-9.]+) *(\D*)", text).groups()
    return Fraction(number), unit


def in_base(text):
    """A figure in base units."""
    value, unit = quantity(text)
    return value * FACTORS[unit]


def day_number(day):
    """The number that Boost.Date_Time gives a day."""
    return day.toordinal() + 1721425


def day_of(number):
    return datetime.date.fromordinal(int(number) - 1721425)


def add_months(day, months, policy):
    """The day some months later; `keeps` lets the last day of a month stay the last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return datetime.date(year, month, last if policy == "keeps" and is_last else min(day.day, last))


def round_to(value, plan):
    """Rounds to places by one of the seven modes; no plan leaves the value exact."""
    if plan is None:
        return value
    scale = Fraction(10) ** int(plan["places"])
    scaled = value * scale
    size, mode = abs(scaled), plan["mode"]
    whole = size.numerator // size.denominator
    rest, negative = size - whole, scaled < 0
    away = {
        "half_up": rest >= Fraction(1, 2),
        "half_down": rest > Fraction(1, 2),
        "half_even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
        "down": False,
        "up": rest > 0,
        "floor": rest > 0 and negative,
        "ceiling": rest > 0 and not negative,
    }[mode]
    return (-1 if negative else 1) * Fraction(whole + away) / scale


class Interval:
    """Part of the line, with ends that belong to it or not; an end that is None is infinite."""

    def __init__(self, low, low_in, high, high_in):
        self.low, self.low_in, self.high, self.high_in = low, low_in, high, high_in

    @staticmethod
    def read(text, end=Fraction):
        """Reads `[80, 90)`, `{3}` or a bare number."""
        text = str(text).strip()
        if text[0] not in "[({":
            text = "{" + text + "}"
        if text[0] == "{":
            value = end(text[1:-1])
            return Interval(value, True, value, True)
        low, high = (part.strip() for part in text[1:-1].split(","))
        infinite = ("-∞", "∞", "-inf", "inf")
        return Interval(None if low in infinite else end(low), text[0] == "[", None if high in infinite else end(high),
                        text[-1] == "]")

    def __contains__(self, value):
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below

    def meets(self, low, high):
        """Whether it shares a value with [low, high]."""
        return (low in self or high in self or (self.low is not None and low < self.low < high)
                or (self.high is not None and low < self.high < high))


# Formulas and predicates

TOKEN = re.compile(r'\s*(?:(\d+(?:\.\d+)?%?)|([A-Za-z_][\w.\-]*)|("[^"]*")|(<=|>=|==|!=|[-+*/(),<>]))')
ROWS = ("sum", "mean", "count")


def parse(text, condition=False):
    """The tree of a formula or of a condition, as nested tuples."""
    tokens, at = [], 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        tokens.append(match.group(match.lastindex))
        at = match.end()
    tokens.append("")
    position = 0

    def peek():
        return tokens[position]

    def take(expected=None):
        nonlocal position
        token = tokens[position]
        assert expected is None or token == expected, (text, token, expected)
        position += 1
        return token

    def either():
        tree = both()
        while peek() == "or":
            take()
            tree = ("or", tree, both())
        return tree

    def both():
        tree = literal()
        while peek() == "and":
            take()
            tree = ("and", tree, literal())
        return tree

    def literal():
        if peek() == "not":
            take()
            return ("not", literal())
        if peek() == "state":
            take(), take("(")
            path = take()[1:-1]
            take(")"), take("is")
            return ("state", path, take())
        if peek() == "grade":
            take(), take("is")
            return ("grade", take())
        if peek() == "given":
            take(), take("(")
            field = take()
            take(")")
            return ("given", field)
        if peek() == "(":
            return bracketed()
        left = terms()
        return (take(), left, terms())

    def bracketed():
        """A condition in brackets, or a comparison whose left side begins with one."""
        nonlocal position
        start = position
        try:
            take()
            tree = either()
            take(")")
            return tree
        except (AssertionError, KeyError):
            position = start
            left = terms()
            return (take(), left, terms())

    def terms():
        tree = factors()
        while peek() in ("+", "-"):
            tree = (take(), tree, factors())
        return tree

    def factors():
        tree = factor()
        while peek() in ("*", "/"):
            tree = (take(), tree, factor())
        return tree

    def factor():
        token = take()
        if token == "-":
            return ("negate", factor())
        if token == "(":
            tree = terms()
            take(")")
            return tree
        if token[0].isdigit():
            return ("number", Fraction(token[:-1]) / 100 if token[-1] == "%" else Fraction(token))
        if peek() != "(":
            return ("field", token)
        take("(")
        if token == "score":
            path = take()[1:-1]
            take(")")
            return ("score", path)
        if token in ROWS:
            table, tree = take(), None
            if token != "count":
                take(",")
                tree = terms()
            take(")")
            return ("rows", token, table, tree)
        arguments = [terms()]
        while peek() == ",":
            take()
            arguments.append(terms())
        take(")")
        return (token, *arguments)

    tree = either() if condition else terms()
    take("")
    return tree


def fields_of(tree):
    """The fields that a tree reads outside rows."""
    if not isinstance(tree, tuple):
        return set()
    if tree[0] in ("field", "given"):
        return {tree[1]}
    if tree[0] in ("rows", "score", "state", "grade", "number"):
        return set()
    return set().union(*(fields_of(part) for part in tree[1:]))


def columns_of(tree):
    """The columns that a tree asks of each table."""
    found = {}
    if isinstance(tree, tuple):
        if tree[0] == "rows":
            found.setdefault(tree[2], set()).update(fields_of(tree[3]) if tree[3] else ())
        elif tree[0] not in ("field", "number"):
            for part in tree[1:]:
                for table, columns in columns_of(part).items():
                    found.setdefault(table, set()).update(columns)
    return found


def combine(operation, *values):
    """Applies an operation to numbers; an undefined part makes the whole undefined, else a missing one makes it missing."""
    if UNDEFINED in values:
        return UNDEFINED
    if operation == "/" and known(values[1]) and values[1] == 0:
        return UNDEFINED
    if MISSING in values:
        return MISSING
    if operation == "+":
        return values[0] + values[1]
    if operation in ("-", "days"):
        return values[0] - values[1]
    if operation == "*":
        return values[0] * values[1]
    if operation == "/":
        return values[0] / values[1]
    if operation == "negate":
        return -values[0]
    return {"abs": lambda x: abs(x), "min": min, "max": max}[operation](*values)


def calculate(tree, figures, results=None):
    """The value of a formula; `figures` answers for fields and rows."""
    kind = tree[0]
    if kind == "number":
        return tree[1]
    if kind == "field":
        return figures.field(tree[1])
    if kind == "score":
        return results.score(tree[1])
    if kind == "rows":
        return over_rows(tree[1], figures.rows(tree[2]), tree[3])
    return combine(kind, *(calculate(part, figures, results) for part in tree[1:]))


def over_rows(function, rows, tree):
    """`sum`, `mean` or `count` over the rows of a table that there may not be."""
    if rows is None:
        return MISSING
    if function == "count":
        return Fraction(len(rows))
    if not rows:
        return MISSING
    values = [calculate(tree, Row(row)) for row in rows]
    if UNDEFINED in values:
        return UNDEFINED
    if MISSING in values:
        return MISSING
    return sum(values) / (len(values) if function == "mean" else 1)


class Row:
    """The columns of one row."""

    def __init__(self, cells):
        self.cells = cells

    def field(self, name):
        return self.cells.get(name, MISSING)


def holds(tree, figures, results):
    """Whether a condition holds: no, yes or unknown."""
    kind = tree[0]
    if kind == "not":
        return {NO: YES, YES: NO, UNKNOWN: UNKNOWN}[holds(tree[1], figures, results)]
    if kind in ("and", "or"):
        parts = [holds(part, figures, results) for part in tree[1:]]
        decisive = NO if kind == "and" else YES
        if decisive in parts:
            return decisive
        return UNKNOWN if UNKNOWN in parts else parts[0]
    if kind == "state":
        return YES if results.state(tree[1]) == tree[2] else NO
    if kind == "grade":
        grade = results.grade()
        return UNKNOWN if grade is UNKNOWN else YES if grade == tree[1] else NO
    if kind == "given":
        return YES if known(figures.field(tree[1])) else NO
    left, right = (calculate(part, figures, results) for part in tree[1:])
    if not known(left) or not known(right):
        return UNKNOWN
    held = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right, "==": left == right,
            "!=": left != right}
    return YES if held[kind] else NO


# Dossiers


class Figures:
    """What a dossier reports, in base units."""

    def __init__(self, dossier):
        money = dossier.get("default_unit", "")
        self.fields, self.nil, self.tables, self.printed = {}, set(), {}, {}

        def amount(text, kind=money):
            value, unit = quantity(text)
            return value * FACTORS[unit or kind]

        for book, items in dossier.get("budget", {}).items():
            if items == "nil":
                self.nil.add(book)
                continue
            for item, columns in items.items():
                for column, text in columns.items():
                    self.fields[f"{book}.{item}.{column}"] = amount(text)
        for fund, columns in dossier.get("funds", {}).items():
            for column, text in columns.items():
                self.fields[f"funds.{fund}.{column}"] = amount(text)
        for name, text in dossier.get("figures", {}).items():
            self.fields["figures." + name] = amount(text, "")
        for name, rows in dossier.get("tables", {}).items():
            unit = "人" if name == "staffing" else money
            self.tables[name] = [{column: amount(text, unit if name == "staffing" or column in MONEY else "")
                                  for column, text in row.items() if column != "id"} for row in rows]
        for name, text in dossier.get("metrics", {}).items():
            self.printed[name] = amount(text, "")

    def field(self, name):
        if name in self.fields:
            return self.fields[name]
        return Fraction(0) if name.split(".")[0] in self.nil else MISSING

    def rows(self, table):
        return self.tables.get(table)

    def with_tables(self, tables):
        copy = Figures({})
        copy.fields, copy.nil, copy.printed, copy.tables = self.fields, self.nil, self.printed, tables
        return copy


MONEY = ("original", "additions", "reductions", "revised", "outturn", "previous", "previous_original", "change")


# Rules: each form as a function of the measured value; None where the rule has no score


class Undecided(Exception):
    """A rule that has no curve for this case; says `missing` or `undefined`."""


class Binder:
    """The numbers of a rule in the unit of its measure, with names looked up."""

    def __init__(self, unit, lookup):
        self.unit, self.lookup = unit, lookup

    def number(self, text, is_step=False):
        text = str(text)
        if text[0] == "$":
            return self.named(text[1:])
        if "/" in text:
            return Fraction(text)
        value, unit = quantity(text)
        return value if unit == "" else value * FACTORS[unit] / FACTORS[self.unit]

    def points(self, text):
        text = str(text)
        return self.named(text[1:]) if text[0] == "$" else Fraction(text)

    def named(self, name):
        value = self.lookup(name)
        if not known(value):
            raise Undecided(value)
        return value


def names_of(rule):
    """The names of the parameters of a rule."""
    if isinstance(rule, dict):
        return [name for part in rule.values() for name in names_of(part)]
    if isinstance(rule, list):
        return [name for part in rule for name in names_of(part)]
    return [rule[1:]] if isinstance(rule, str) and rule.startswith("$") else []


def steps(distance, step, mode):
    """Steps in a distance above 0: whole, started or a share of one."""
    count = distance / step
    return {"whole": Fraction(math.floor(count)), "started": Fraction(math.ceil(count)), "pro_rata": count}[mode]


def score_of(rule, full, bind, x):
    """The points that a numeric rule gives a measured value, or None outside what it covers."""
    form = rule["form"]

    def deducted(distance, limit):
        """What a distance beyond a limit leaves of full marks."""
        step, points, floor = bind.number(rule["step"], True), bind.points(rule["points"]), bind.points(rule["floor"])
        if rule["step_unit"] == "share_of_limit":
            step *= abs(limit)
        return max(floor, full - points * steps(distance, step, rule["steps"])) if distance > 0 else full

    if form == "proportional":
        return proportional(rule, full, bind.number(rule["target"]), x)
    if form == "step_deduction":
        limit = bind.number(rule["limit"])
        distance = {"above": x - limit, "below": limit - x, "both": abs(x - limit)}[rule["side"]]
        return deducted(distance, limit)
    if form == "range_target":
        low, high = bind.number(rule["low"]), bind.number(rule["high"])
        return deducted(low - x, low) if x < low else deducted(x - high, high)
    if form == "bands":
        rows = []
        for row in rule["bands"]:
            on = row["on"]
            if isinstance(on, dict):
                ends = [bind.number(on[key]) if key in on else None for key in ("from", "to")]
                on = Interval(ends[0], on.get("from_included", False), ends[1], on.get("to_included", False))
            else:
                on = Interval.read(on)
            rows.append((on, bind.points(row["points"])))
        return next((points for on, points in rows if x in on), None)
    if form == "threshold":
        value = bind.number(rule["value"])
        met = {"at_least": x >= value, "above": x > value, "at_most": x <= value, "below": x < value,
               "equal": x == value}[rule["test"]]
        return full if met else bind.points(rule.get("otherwise", "0"))
    if form == "count_deduction":
        points, floor = bind.points(rule["points"]), bind.points(rule["floor"])
        return None if x < 0 else max(floor, full - points * x)
    if form == "deadline":
        due, points, floor = bind.number(rule["due"]), bind.points(rule["points"]), bind.points(rule["floor"])
        if x <= due:
            return full
        if rule["unit"] == "day":
            late = steps(x - due, Fraction(1), rule["late"])
        else:
            whole, day = 0, day_of(due)
            while day_number(add_months(day, whole + 1, rule["month_end"])) <= x:
                whole += 1
            exactly = day_number(add_months(day, whole, rule["month_end"])) == x
            late = whole if rule["late"] == "whole" or exactly else whole + 1
        return max(floor, full - points * late)
    if form == "interpolation":
        through = sorted((bind.number(point["at"]), bind.points(point["points"])) for point in rule["through"])
        if not through[0][0] <= x <= through[-1][0]:
            below = x < through[0][0]
            return {"hold": through[0 if below else -1][1], "nothing": Fraction(0),
                    "uncovered": None}[rule["below" if below else "above"]]
        for (x0, y0), (x1, y1) in zip(through, through[1:]):
            if x <= x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    if form == "conversion":
        maximum = bind.points(rule["maximum"])
        return full * x / maximum if 0 <= x <= maximum else None
    assert form == "curve", form
    for piece in rule["pieces"]:
        if x in Interval.read(piece["on"]):
            return piece_at(piece, x)
    return None


def proportional(rule, full, target, x):
    """按完成比例计分, with a target of 0, the cap and the pass threshold."""
    least = rule["direction"] == "at_least"
    if target == 0:
        if rule["zero_target"] == "undefined":
            raise Undecided(UNDEFINED)
        return full if (x >= 0 if least else x <= 0) else Fraction(0)
    if target < 0:
        raise Undecided(UNDEFINED)
    passes = Fraction(rule["pass_threshold"]) if "pass_threshold" in rule else None
    if least:
        achievement = x / target
        if achievement <= 0 or (passes is not None and achievement < passes):
            return Fraction(0)
        return full * (achievement if rule["cap"] == "none" else min(achievement, Fraction(rule["cap"])))
    if x <= target:
        return full
    if passes is not None and target / x < passes:
        return Fraction(0)
    return full * target / x if rule["inverse"] == "ratio" else max(Fraction(0), full * (1 - (x - target) / target))


def piece_at(piece, x):
    """The score of one piece of a curve that is written out."""
    if "line" in piece:
        return Fraction(piece["line"]["intercept"]) + Fraction(piece["line"]["slope"]) * x
    if "reciprocal" in piece:
        return Fraction(piece["reciprocal"]["base"]) + Fraction(piece["reciprocal"]["factor"]) / x
    if "stairs" in piece:
        stairs = {key: value if key == "count" else Fraction(value) for key, value in piece["stairs"].items()}
        n = (x - stairs["origin"]) / stairs["step"]
        return stairs["start"] - stairs["drop"] * (math.floor(n) if stairs["count"] == "whole" else math.ceil(n))
    return Fraction(piece["constant"])


def tier_interval(rule, tier, full):
    """The scores that a tier allows, in points, with its ends rounded where the rule says so."""
    scores = Interval.read(tier["scores"])
    factor = full if rule["unit"] == "share_of_full_marks" else 1
    scores.low, scores.high = (round_to(end * factor, rule.get("ends")) for end in (scores.low, scores.high))
    if scores.low == scores.high:
        scores.low_in = scores.high_in = True
    return scores


# Open sections


def target_kind(target, section, directions):
    """What kind of target it is, by its sign or its form; without a sign, as the rulebook assumes."""
    aim = target.get("target")
    if isinstance(aim, dict):
        return "range"
    if aim is None or not re.match(r"[≥≤><=]|[-+.\d]", aim):
        return "qualitative"
    sign = {"≥": "at_least", "≤": "at_most", ">": "above", "<": "below", "=": "equal"}.get(target.get("sign", aim[0]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", aim):
        return "day"
    if sign:
        return sign
    titles = " ".join((section.get("title", ""), target.get("level", "")))
    zero = quantity(aim)[0] == 0 and directions.get("zero_is_at_most", True)
    return "at_most" if zero or any(word in titles for word in directions.get("at_most_words", [])) else "at_least"


def open_leaf(target, section, book):
    """The indicator that a target becomes, as a line of a rulebook with what only the dossier knows beside it."""
    kind = target_kind(target, section, book.get("directions", {}))
    row = next((row for row in book.get("open_rules", []) if row["kind"] == kind), None)
    leaf = {"id": target["id"], "full_marks": target["full_marks"], "target": target, "kind": kind}
    if row:
        leaf.update({key: row[key] for key in ("rule", "over_achievement", "measure") if key in row})
        leaf["measure_unit"] = row.get("unit", "")
    return leaf


def bare(aim):
    """A target without its sign."""
    return aim[1:].strip() if aim and aim[0] in "≥≤><=" else aim


# Evaluation


class Node:
    """One line of the rulebook and what came out for it."""

    def __init__(self, line, path):
        self.line, self.path = line, path
        self.full = Fraction(line["full_marks"])
        self.children = []
        self.state, self.exact, self.score, self.value = MISSING, None, None, None
        self.applicable, self.spread = self.full, Fraction(0)  # what the score is out of; what the siblings take over
        self.zeroed = self.needs_reason = self.left_out = False
        self.form = line["rule"]["form"] if "rule" in line else None

    @property
    def has_score(self):
        return self.score is not None

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Completion:
    """What is held fixed when a completed dossier is evaluated: the reading of what was known before.

    `metrics` are the values that were known, `tables` the rows that counted under the scope `reported`, `excluded` the
    alternatives that were left out, and `unscored` gives a leaf without a score the one that a person might give it.
    """

    def __init__(self, metrics, tables, excluded, unscored):
        self.metrics, self.tables, self.excluded, self.unscored = metrics, tables, excluded, unscored


class Evaluation:
    """Evaluates at once; the results stand in `nodes` (the whole first), `grade`, `reachable`, `gates` and `worlds`.

    `bounds` gives by path what the program says of nodes without a score: only to see whether a minimum is decided already.
    """

    def __init__(self, book, dossier, completion=None, bounds=None):
        self.book, self.dossier, self.completion, self.bounds = book, dossier, completion, bounds or {}
        self.figures = Figures(dossier)
        self.plan = book.get("rounding", {})
        self.metrics = {metric["id"]: metric for metric in book.get("metrics", [])}
        self.trees = {name: parse(metric["formula"]) for name, metric in self.metrics.items()}
        self.measures, self.origins = {}, {}
        self.conflicts = []
        root = {"full_marks": book.get("full_marks", "100"), "indicators": book["indicators"], "id": ""}
        if "aggregation" in book:
            root["aggregation"] = book["aggregation"]
        self.root = self.build(root, "")
        self.aggregate(self.root)
        self.nodes = list(self.root.walk())
        self.by_path = {node.path: node for node in self.nodes}
        self.judge()

    # Metrics

    def reported_tables(self, name):
        """The rows that a metric of scope `reported` is about."""
        tables = dict(self.figures.tables)
        for table, columns in columns_of(self.trees[name]).items():
            if table in tables:
                tables[table] = [row for row in tables[table] if columns <= row.keys()]
        return tables

    def measure(self, name):
        """The value of a metric in its unit, computed or, where figures are missing, as printed; not yet rounded."""
        if name in self.measures:
            return self.measures[name]
        metric, figures = self.metrics[name], self.figures
        if self.completion and name in self.completion.metrics:
            value = self.completion.metrics[name]
        else:
            if metric.get("rows") == "reported":
                tables = self.reported_tables(name)
                if self.completion:
                    before = self.completion.tables[name]
                    tables = {table: before.get(table) or rows for table, rows in tables.items()}
                figures = figures.with_tables(tables)
            value = calculate(self.trees[name], figures)
            if value == MISSING and name in figures.printed:
                value = figures.printed[name]
                self.origins[name] = "printed"
            if known(value):
                value /= FACTORS[metric.get("unit", "")]
        self.measures[name] = value
        return value

    # Leaves

    def build(self, line, path):
        node = Node(line, path)
        below = line.get("indicators", [])
        if line.get("open"):
            below = [open_leaf(target, line, self.book) for target in self.dossier.get("targets", [])
                     if target.get("section") == path]
            if below and line.get("aggregation", "sum") == "sum":
                node.full = sum(Fraction(leaf["full_marks"]) for leaf in below)
        for child in below:
            node.children.append(self.build(child, path + "/" + child["id"] if path else child["id"]))
        if not node.children:
            self.leaf(node)
        if not below:
            node.applicable = Fraction(0) if node.left_out in ("renormalise_section", "renormalise_total") else node.full
            node.spread = node.full if node.left_out == "renormalise_section" else Fraction(0)
        return node

    def leaf(self, node):
        line, path = node.line, node.path
        policy = line.get("not_applicable")
        if policy and path in self.dossier.get("not_applicable", {}):
            node.state = "not_applicable"
            node.left_out = policy
            node.exact = node.full if policy == "full_marks" else Fraction(0)
            node.score = node.exact
            return
        rule = line.get("rule")
        exact, provisional = self.answered(node) if node.form in ANSWERED else self.measured(node)
        if exact is None and self.completion:
            exact = self.completion.unscored(node)
        if exact is not None:
            node.state, node.exact, node.score = "scored", exact, round_to(exact, self.plan.get("leaf"))
            node.needs_reason = provisional
        elif self.book.get("missing") == "zero":
            node.zeroed, node.exact, node.score = True, Fraction(0), Fraction(0)

    def answered(self, node):
        """The score of a leaf that a person scores, and whether a reason is owed."""
        rule, full = node.line.get("rule"), node.full
        answer = self.dossier.get("answers", {}).get(node.path)
        if answer is not None and rule is not None:
            given = Fraction(answer["score"]) if "score" in answer else None
            if rule["form"] == "checklist":
                items = answer.get("items", {})
                if all(item["id"] in items for item in rule["items"]):
                    return sum((Fraction(item["points"]) for item in rule["items"] if items[item["id"]]),
                               Fraction(0)), False
            elif rule["form"] == "tiers":
                tier = next((tier for tier in rule["tiers"] if tier["id"] == answer.get("tier")), None)
                if tier:
                    scores = tier_interval(rule, tier, full)
                    if given is None and scores.low == scores.high:
                        return scores.low, False
                    if given is not None and given in scores:
                        return given, False
            elif given is not None and 0 <= given <= full:
                return given, not answer.get("reason")
            return None, False
        return self.recorded(node), False

    def recorded(self, node):
        """The recorded score that counts by the policy of the rulebook."""
        policy = self.book.get("recorded", {"which": "none"})
        scores = self.dossier.get("recorded", {}).get(node.path, [])
        stages = {"none": [], "self_evaluation": ["self_evaluation"], "review": ["review"],
                  "review_first": ["review", "self_evaluation"]}
        for stage in stages[policy["which"]]:
            found = [Fraction(one["score"]) for one in scores if one.get("stage", "self_evaluation") == stage]
            if not found:
                continue
            if policy["several"] == "last":
                score = found[-1]
            else:
                if policy["several"] == "trimmed_mean" and len(found) >= 3:
                    found = sorted(found)[1:-1]
                score = sum(found) / len(found)
            return score if 0 <= score <= node.full else None
        return None

    def measured(self, node):
        """The score of a leaf that a rule scores, and whether a reason is owed."""
        line, rule = node.line, node.line["rule"]
        names = {}
        if "target" in line:
            value, unit, names = self.open_measure(line)
        else:
            value, unit = self.measure(line["metric"]), self.metrics[line["metric"]].get("unit", "")
        if known(value):
            value = round_to(value, self.plan.get("metric"))
            node.value = value
        bind = Binder(unit, lambda name: names[name] if name in names else self.measure(name))
        # What the rule is made of comes first: without its numbers there is no rule to measure by.
        parts = [names[name] if name in names else self.measure(name) for name in names_of(rule)] + [value]
        node.state = next((part for part in parts if not known(part)), MISSING)
        if all(map(known, parts[:-1])) and value == MISSING and rule["form"] == "proportional":
            target = bind.number(rule["target"])
            if target < 0 or (target == 0 and rule["zero_target"] == "undefined"):
                node.state = UNDEFINED  # whatever the missing figure is
        if UNDEFINED in parts or MISSING in parts:
            return None, False
        try:
            score = score_of(rule, node.full, bind, value)
        except Undecided as reason:
            node.state = str(reason)
            return None, False
        if score is None:
            node.state = "outside_coverage"
            return self.recorded(node), False
        over = line.get("over_achievement")
        if not over or rule["form"] != "proportional":
            return score, False
        target = bind.number(rule["target"])
        if target == 0 or value / target <= in_base(over["above"]):
            return score, False
        if over["effect"] == "require_reason":
            return score, not (line.get("target") or {}).get("deviation_reason")
        share = score_of(over["penalty"], Fraction(1), Binder("", None), value / target)
        return (score if share is None else min(score, share * node.full)), False

    def open_measure(self, line):
        """The measured value of an indicator of an open section, its unit, and the names its rule may use."""
        target = line["target"]
        aim, high = target.get("target"), None
        if isinstance(aim, dict):
            aim, high = aim["from"], aim["to"]
        at, unit = quantity(bare(aim))
        names = {"target": at, "full_marks": Fraction(target["full_marks"])}
        if high is not None:
            value, other = quantity(high)
            names["high"] = value * FACTORS[other] / FACTORS[unit]
        actual = in_base(target["actual"]) if "actual" in target else MISSING
        if "measure" not in line:
            return (actual / FACTORS[unit] if known(actual) else actual), unit, names
        here = Figures({})
        here.fields = {**self.figures.fields, "target": at * FACTORS[unit]}
        here.nil = self.figures.nil
        if known(actual):
            here.fields["actual"] = actual
        value = calculate(parse(line["measure"]), here)
        unit = line["measure_unit"]
        return (value / FACTORS[unit] if known(value) else value), unit, names

    # Sections

    def aggregate(self, node):
        if not node.children:
            return
        for child in node.children:
            self.aggregate(child)
        how = node.line.get("aggregation", "sum")
        chosen = self.alternatives(node) if how == "alternatives" else node.children
        if chosen is None:
            apply = [child for child in node.children if child.state != "not_applicable"]
            if self.book.get("missing") == "zero" and all(child.state == MISSING for child in apply):
                node.state, node.exact, node.applicable, node.spread = "scored", Fraction(0), node.full, Fraction(0)
                node.score = Fraction(0)
                return
            node.state, node.applicable, node.spread = "incomplete", node.full, Fraction(0)
            return
        counted = [child for child in chosen if child.applicable]
        # The section's own marks, and those it leaves to its siblings because it has no place for them.
        if how == "sum":
            within, spread = sum(child.applicable for child in chosen), sum(child.spread for child in chosen)
        else:
            within = node.full if counted else Fraction(0)
            spread = max(child.spread for child in node.children) if not counted else Fraction(0)
        if all(child.state == "not_applicable" for child in chosen):
            node.state = "not_applicable"
        else:
            node.state = "scored" if all(child.has_score for child in chosen) else "incomplete"
        node.applicable = within + spread if within else Fraction(0)
        node.spread = Fraction(0) if within else spread
        scores = [child.score for child in counted if child.has_score]
        if node.state == "incomplete":
            spans = [(child.score, child.score) if child.has_score else self.bounds.get(child.path)
                     for child in counted]
            if how != "minimum" or None in spans or min(low for low, _ in spans) != min(high for _, high in spans):
                return
            scores = [min(low for low, _ in spans)]
            node.state = "scored"  # whatever is missing, the lowest is known
        if not scores:
            exact = Fraction(0)
        elif how == "minimum":
            exact = min(scores)
        else:
            exact = sum(scores)
            if within:
                exact *= (within + spread) / within
        if node is self.root:
            node.state = "scored"
            if node.applicable != node.full and node.applicable:
                exact *= node.full / node.applicable
        node.exact = exact
        node.score = round_to(exact, self.plan.get("total" if node is self.root else "subtotal"))

    def alternatives(self, node):
        """The one child that counts, or None where there is none or more than one; the others are excluded."""
        fixed = self.completion.excluded.get(node.path) if self.completion else None
        apply = [child for child in node.children if child.state != "not_applicable"]
        if not apply:
            return [child for child in node.children if child.applicable][-1:] or node.children[:1]
        if len(apply) > 1:
            given = [child for child in apply if child.state != MISSING]
            if fixed is not None:
                given = [child for child in apply if child.path == fixed]
            if len(given) > 1:
                self.conflicts.append(node.path)
            if len(given) != 1:
                return None
            apply = given
        for child in node.children:
            if child not in apply:
                child.state, child.exact, child.score = "excluded", None, None
        return apply

    # Gates and grades

    def grade_of(self, exact, score):
        value = exact if self.plan.get("grade_on") == "exact" else score
        return next((row["id"] for row in self.book.get("grades", []) if value in Interval.read(row["totals"])), None)

    def judge(self):
        """Asks the gates in order.

        A world is one way in which the gates that are not known may turn out: the exact total, the rounded one and the grade,
        the first two None as long as there is no total.
        """
        root = self.root
        if root.has_score:
            worlds = [(root.exact, root.score, self.grade_of(root.exact, root.score), False)]
        else:
            worlds = [(None, None, UNKNOWN, False)]
        self.gates = []
        for gate in self.book.get("gates", []):
            truth = holds(parse(gate["when"], True), self.figures, View(self, worlds))
            passed = [self.apply(gate, world) for world in worlds]
            self.gates.append(truth)
            worlds = list(dict.fromkeys({NO: worlds, YES: passed, UNKNOWN: worlds + passed}[truth]))
        self.worlds = worlds
        if len({world[1] for world in worlds}) == 1:
            if worlds[0][1] is not None:
                root.state = "scored" if root.state == "incomplete" else root.state
                root.exact, root.score = worlds[0][:2]
        elif root.has_score:
            root.state, root.exact, root.score = "incomplete", None, None
        grades = {world[2] for world in worlds}
        self.grade = worlds[0][2] if len(grades) == 1 and worlds[0][2] is not UNKNOWN else None
        self.reachable = None if UNKNOWN in grades else [row["id"] for row in self.book.get("grades", [])
                                                         if row["id"] in grades]

    def apply(self, gate, world):
        """A world after a gate has been passed; a grade that a gate has set stays, whatever the total."""
        exact, score, grade, is_set = world
        if gate["effect"] == "set_grade":
            return exact, score, gate["grade"], True
        if gate["effect"] == "zero_total":
            exact = score = Fraction(0)
        elif exact is not None:
            exact, score = min(exact, Fraction(gate["cap"])), min(score, Fraction(gate["cap"]))
        if not is_set and exact is not None:
            grade = self.grade_of(exact, score)
        return exact, score, grade, is_set


class View:
    """What the condition of a gate sees of the evaluation so far; of the total and the grade, what all worlds agree on."""

    def __init__(self, evaluation, worlds):
        self.evaluation = evaluation
        self.totals, self.grades = {world[1] for world in worlds}, {world[2] for world in worlds}

    def state(self, path):
        return self.evaluation.by_path[path].state

    def score(self, path):
        if path == "":
            total = self.totals.copy().pop() if len(self.totals) == 1 else None
            return MISSING if total is None else total
        node = self.evaluation.by_path[path]
        return node.score if node.state == "scored" else MISSING

    def grade(self):
        """A total between two grades has none, and what is asked of it is unknown."""
        return (self.grades.copy().pop() if len(self.grades) == 1 else None) or UNKNOWN


# Completing a dossier


def complete(evaluation, random, unscored):
    """A copy of the dossier with values of 0 or more for whatever is missing, and how to read it."""
    book, dossier = evaluation.book, evaluation.dossier
    made = {key: (dict(value) if isinstance(value, dict) else value) for key, value in dossier.items()}
    wanted, columns = set(), {}
    trees = list(evaluation.trees.values()) + [parse(gate["when"], True) for gate in book.get("gates", [])]
    trees += [parse(row["measure"]) for row in book.get("open_rules", []) if "measure" in row]
    for tree in trees:
        wanted |= fields_of(tree)
        for table, names in columns_of(tree).items():
            columns.setdefault(table, set()).update(names)

    def number(low=0):
        return str(random.choice([low, 1, 2, 50, 100, random.randint(0, 400), random.randint(0, 100000)]))

    made["figures"] = dict(dossier.get("figures", {}))
    made["budget"] = {name: items if items == "nil" else {item: dict(cells) for item, cells in items.items()}
                      for name, items in dossier.get("budget", {}).items()}
    made["funds"] = {name: dict(cells) for name, cells in dossier.get("funds", {}).items()}
    for field in sorted(wanted):
        if evaluation.figures.field(field) != MISSING:
            continue
        parts = field.split(".")
        if parts[0] == "figures":
            made["figures"][parts[1]] = day_of(2459000 + random.randint(0,
                                                                        900)).isoformat() if parts[1][0] == "d" else number()
        elif parts[0] == "funds":
            made["funds"].setdefault(parts[1], {})[parts[2]] = number()
        elif parts[0] in BOOKS:
            made["budget"].setdefault(parts[0], {}).setdefault(parts[1], {})[parts[2]] = number()
    made["tables"] = {table: [dict(row) for row in rows] for table, rows in dossier.get("tables", {}).items()}
    for table, names in columns.items():
        if table not in made["tables"]:
            made["tables"][table] = [{"id": f"r{i}"} for i in range(random.randint(1, 3))]
        if not made["tables"][table]:
            made["tables"][table].append({"id": "r"})
        for row in made["tables"][table]:
            for name in sorted(names - row.keys()):
                row[name] = number(1)
    made["targets"] = [dict(target) for target in dossier.get("targets", [])]
    for target in made["targets"]:
        aim = target.get("target")
        if "actual" not in target and aim is not None:
            at = aim["from"] if isinstance(aim, dict) else bare(aim)
            if re.fullmatch(r"\d{4}-\d\d-\d\d", at):
                target["actual"] = day_of(quantity(at)[0] + random.randint(-5, 30)).isoformat()
            elif at[0].isdigit():
                target["actual"] = number() + quantity(at)[1]
    made["answers"] = dict(dossier.get("answers", {}))
    for node in evaluation.nodes:
        if node.form in ("checklist", "tiers", "manual") and node.state == MISSING:
            made["answers"][node.path] = answer_for(node, made["answers"].get(node.path, {}), random)
    known_metrics = {name: evaluation.measure(name) for name in evaluation.metrics if known(evaluation.measure(name))}
    tables = {name: evaluation.reported_tables(name) for name, metric in evaluation.metrics.items()
              if metric.get("rows") == "reported"}
    excluded = {}
    for node in evaluation.nodes:
        if node.line.get("aggregation") == "alternatives":
            open_ones = [child for child in node.children if child.state not in ("excluded", "not_applicable")]
            if open_ones:
                excluded[node.path] = random.choice(open_ones).path
    made_with = Completion(known_metrics, tables, excluded, unscored)
    return made, made_with


def answer_for(node, answer, random):
    """An answer that a person might give, keeping the items and the tier that were already answered."""
    rule = node.line["rule"]
    if rule["form"] == "checklist":
        items = answer.get("items", {})
        return {"items": {item["id"]: items.get(item["id"], random.random() < 0.5) for item in rule["items"]}}
    if rule["form"] == "manual":
        return {"score": str(node.full * random.randint(0, 12) / 12)}
    chosen = [tier for tier in rule["tiers"] if tier["id"] == answer.get("tier")] or [random.choice(rule["tiers"])]
    scores = tier_interval(rule, chosen[0], node.full)
    shares = [Fraction(1, 3), Fraction(1, 2), Fraction(9, 10)]
    shares += [Fraction(0)] * scores.low_in + [Fraction(1)] * scores.high_in
    return {"tier": chosen[0]["id"], "score": str(scores.low + (scores.high - scores.low) * random.choice(shares))}
