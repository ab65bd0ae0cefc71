# SPDX-License-Identifier: BSL-1.0
"""Makes random pairs of a valid rulebook and a dossier, the same ones for the same seed.

Numbers of rules are chosen near the values that the dossier gives, often exactly on them, so that ends of bands, whole steps
and targets are hit and not only passed.
"""

import random
from fractions import Fraction

import oracle

MODES = ("half_up", "half_even", "half_down", "down", "up", "floor", "ceiling")
AMOUNTS = [f"{book}.{item}.{column}" for book in ("general_public", "government_fund")
           for item in ("basic", "project", "expenditure")
           for column in ("original", "revised", "outturn")] + ["funds.total.revised", "funds.total.outturn",
                                                                "funds.fiscal.outturn"]
COUNTS = [f"figures.c{i}" for i in range(5)]
PLAIN = [f"figures.p{i}" for i in range(5)]
DAYS = [f"figures.d{i}" for i in range(3)]
MONEY_FIGURES = [f"figures.m{i}" for i in range(3)]


def text(value):
    """A number as a file holds it: a decimal where it has one, else p/q."""
    value = Fraction(value)
    for places in range(12):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            whole, rest = (digits[:-places], "." + digits[-places:]) if places else (digits, "")
            return ("-" if value < 0 else "") + whole + rest
    return str(value)


class Generator:
    """One pair per seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *choices):
        return self.random.choice(choices)

    def pair(self):
        """A rulebook and a dossier for it."""
        self.missing_share = self.pick(0, 0, 0.05, 0.15, 0.5)
        self.dossier = self.report()
        self.figures = oracle.Figures(self.dossier)
        self.metrics, self.values = [], {}
        self.answers, self.exempt, self.recorded, self.targets, self.open_kinds = {}, {}, {}, [], {}
        self.leaves, self.paths = 0, []
        book = {"fiscore": "rulebook/1", "id": "generated", "title": "generated"}
        total = Fraction(self.pick(100, 100, 100, 50, 10, 120))
        book["full_marks"] = text(total)
        book["missing"] = self.pick("bounds", "bounds", "bounds", "refuse", "zero")
        self.places = self.pick(0, 1, 1, 2)
        book["rounding"] = self.rounding()
        book["recorded"] = {"which": self.pick("none", "self_evaluation", "review", "review_first"),
                            "several": self.pick("last", "mean", "trimmed_mean")}
        book["directions"] = {"at_most_words": ["cost"], "zero_is_at_most": self.chance(0.7)}
        self.directions = book["directions"]
        minimum = self.chance(0.06)
        self.may_open = self.chance(0.35)
        if minimum:
            book["aggregation"] = "minimum"
        indicators = self.sections(total, minimum)
        book["grades"] = self.grades(total)
        if self.may_open:
            self.open_kinds.setdefault("at_least", self.open_rule("at_least"))
            book["open_rules"] = list(self.open_kinds.values())
        book["metrics"] = self.metrics
        book["indicators"] = indicators
        if self.chance(0.4):
            book["gates"] = self.gates(book, total)
        dossier = self.dossier
        for key, value in (("answers", self.answers), ("not_applicable", self.exempt), ("recorded", self.recorded),
                           ("targets", self.targets)):
            if value:
                dossier[key] = value
        if self.chance(0.3):
            self.print_metrics()
        return book, dossier

    # The dossier's figures

    def amount(self):
        return self.pick("0", "1", "100", text(Fraction(self.random.randint(1, 99999), 100)),
                         str(self.random.randint(1, 500)))

    def report(self):
        dossier = {"fiscore": "dossier/1", "id": "generated", "fiscal_year": "2021",
                   "default_unit": self.pick("万元", "元")}
        budget, funds, figures = {}, {}, {}
        for name in AMOUNTS:
            if self.chance(self.missing_share):
                continue
            unit = self.pick("", "", "", "元", "万元", "亿元") if self.chance(0.2) else ""
            parts = name.split(".")
            book = funds if parts[0] == "funds" else budget.setdefault(parts[0], {})
            book.setdefault(parts[1], {})[parts[2]] = self.amount() + unit
        if self.chance(0.25):
            budget["government_fund"] = "nil"
        values = {name: str(self.random.randint(0, 12)) + self.pick("", "个") for name in COUNTS}
        values.update({name: self.amount() for name in PLAIN})
        values.update({name: self.amount() + self.pick("万元", "元") for name in MONEY_FIGURES})
        values.update({name: oracle.day_of(2459396 + self.random.randint(-40, 200)).isoformat() for name in DAYS})
        for name, value in values.items():
            if not self.chance(self.missing_share):
                figures[name.split(".")[1]] = value
        staffing = [{"id": f"s{i}", "in_post": str(self.random.randint(0, 20)),
                     "authorised": str(self.random.randint(0, 20))} for i in range(self.random.randint(1, 3))]
        projects = [{"id": f"p{i}", "outturn": self.amount(), "revised": self.amount(),
                     "done": str(self.random.randint(0, 9))} for i in range(self.random.randint(0, 3))]
        for row in staffing + projects:
            for column in list(row):
                if column != "id" and self.chance(self.missing_share):
                    del row[column]
        tables = {"staffing": staffing, "projects": projects}
        if self.chance(0.5 * self.missing_share):
            del tables["projects"]
        for key, value in (("budget", budget), ("funds", funds), ("figures", figures), ("tables", tables)):
            if value:
                dossier[key] = value
        return dossier

    # Metrics

    def metric(self, kind):
        """The id of a metric of a kind: ratio, share, amount, count, plain or day."""
        a, b, c = (self.pick(*AMOUNTS, *MONEY_FIGURES) for _ in range(3))
        unit, domain = "%", None
        scope = self.pick("all", "reported")
        if kind == "share":
            formula, domain = f"min({a}, {b}) / {b}", {"kind": "real", "within": "[0, 100]"}
        elif kind == "ratio":
            formula = self.pick(f"{a} / {b}", f"({a} - {b}) / {b}", f"({a} + {c} - {b}) / ({a} + {c})",
                                f"abs({a} - {b}) / {b}",
                                f"1 - {a} / {b}", f"max({a}, {b}) / ({c} + 1)", f"{a} / {b} * 50%",
                                "sum(staffing, in_post) / sum(staffing, authorised)",
                                "sum(projects, outturn) / sum(projects, revised)", "mean(projects, outturn / revised)",
                                f"sum(projects, outturn - revised) / {a}",
                                "sum(staffing, in_post) / count(staffing) / 10",
                                self.expression(3) + " / " + self.pick(*PLAIN))
        elif kind == "amount":
            unit = self.pick("万元", "元")
            formula = self.pick(a, f"{a} - {b}", f"min({a}, {b}, {c})", "sum(projects, outturn)",
                                "mean(projects, max(outturn, revised))", f"-{a} + {b} * 2")
        elif kind == "count":
            unit = self.pick("个", "")
            formula = self.pick(*COUNTS, "count(projects)", "sum(projects, done)", "sum(staffing, in_post)",
                                f"max({COUNTS[0]}, {COUNTS[1]})")
            unit = "" if "staffing" in formula else unit
            domain = self.pick(None, {"kind": "whole", "within": "[0, ∞)"})
        elif kind == "day":
            unit, formula = "", self.pick(*DAYS)
            domain = self.pick(None, {"kind": "days"})
        elif kind == "lateness":
            unit, formula = "天", f"max(0, days({self.pick(*DAYS)}, {self.pick(*DAYS)}))"
        else:
            unit, formula = "", self.pick(self.pick(*PLAIN), self.expression(2), self.expression(3))
        made = {"id": f"m{len(self.metrics)}", "formula": formula, "unit": unit}
        if domain:
            made["domain"] = domain
        if "(projects" in formula or "(staffing" in formula:
            made["rows"] = scope
        self.metrics.append(made)
        self.values[made["id"]] = self.value(made)
        return made

    def expression(self, depth):
        """A random formula over plain figures."""
        if depth == 0 or self.chance(0.25):
            return self.pick(self.pick(*PLAIN), self.pick(*COUNTS), self.pick("2", "10", "0.5", "150%"))
        left, right = self.expression(depth - 1), self.expression(depth - 1)
        return self.pick(f"({left} + {right})", f"({left} - {right})", f"{left} * {right}", f"({left}) / ({right})",
                         f"min({left}, {right})",
                         f"max({left}, {right}, 1)", f"abs({left} - {right})", f"-({left})")

    def value(self, metric):
        """What the metric gives for this dossier, else a number of its kind to choose rules around."""
        figures, tree = self.figures, oracle.parse(metric["formula"])
        value = oracle.calculate(tree, figures)
        if oracle.known(value):
            return value / oracle.FACTORS[metric["unit"]]
        if metric["unit"] == "%":
            return Fraction(100)
        return Fraction(2459396 if metric["formula"] in DAYS else self.random.randint(1, 200))

    def print_metrics(self):
        printed = {}
        for metric in self.metrics:
            if self.chance(0.3) and metric["formula"] not in DAYS:
                unit, domain = metric["unit"], metric.get("domain", {}).get("within")
                whole = unit in ("个", "例", "天") or domain == "[0, 100]"
                value = str(self.random.randint(0, 30)) if whole else self.amount()
                printed[metric["id"]] = value + unit
        if printed:
            self.dossier["metrics"] = printed

    # The tree

    def split(self, total, parts):
        """Full marks of so many parts, or of fewer where the total is small: above 0, on the grid of the rulebook."""
        scale = 10**self.places
        whole = int(total * scale)
        parts = min(parts, whole)
        cuts = sorted({0, whole, *self.random.sample(range(1, whole), parts - 1)})
        return [Fraction(b - a, scale) for a, b in zip(cuts, cuts[1:])]

    def sections(self, total, minimum):
        count = self.random.randint(2, 4)
        marks = [total] * count if minimum else self.split(total, count)
        made = [self.line(f"s{i}", "", mark, 1, False) for i, mark in enumerate(marks)]
        leaves = [own for line in made for own,
                  _ in (self.leaves_of(line["indicators"], line["id"]) if "indicators" in line
                        else [(line["id"], line)])]
        if all(own in self.exempt for own in leaves):
            del self.exempt[leaves[0]]  # some indicator always applies
        return made

    def line(self, name, parent, full, depth, alternative):
        """A section, an open section or a leaf."""
        path = parent + "/" + name if parent else name
        self.paths.append(path)
        made = {"id": name, "full_marks": text(full)}
        if not alternative and depth < 4 and self.may_open and self.chance(0.25) and full >= 2:
            return self.open_section(made, path, full)
        if not alternative and depth < 4 and full >= 2 and self.leaves < 12 and self.chance((0, 0.75, 0.4, 0.3)[depth]):
            return self.section(made, path, full, depth)
        self.leaf(made, path, full)
        return made

    def section(self, made, path, full, depth):
        how = self.pick("sum", "sum", "sum", "sum", "minimum", "alternatives")
        count = self.random.randint(2, 3 if how == "sum" else 2)
        marks = self.split(full, count) if how == "sum" else [full] * count
        if how != "sum" or self.chance(0.3):
            made["aggregation"] = how
        made["indicators"] = [self.line(f"i{i}", path, mark, depth + 1, how != "sum") for i, mark in enumerate(marks)]
        if self.chance(0.03):
            self.exempt_all(made["indicators"], path)
        return made

    def exempt_all(self, lines, path):
        """Declares every indicator of a section not applicable."""
        for own, line in self.leaves_of(lines, path):
            if not line.get("open"):
                line.setdefault("not_applicable", self.pick("full_marks", "renormalise_section", "renormalise_total"))
                self.exempt[own] = {"reason": "r"}

    def leaves_of(self, lines, path):
        for line in lines:
            own = f"{path}/{line['id']}"
            if "indicators" in line:
                yield from self.leaves_of(line["indicators"], own)
            else:
                yield own, line

    def leaf(self, made, path, full):
        self.leaves += 1
        if self.chance(0.2):
            made["not_applicable"] = self.pick("full_marks", "renormalise_section", "renormalise_total")
            if self.chance(0.35):
                self.exempt[path] = {"kind": self.pick("not_applicable", "not_used", "by_decree"), "reason": "r"}
        forms = ["proportional", "step_deduction", "bands", "threshold", "range_target", "count_deduction", "deadline",
                 "interpolation",
                 "conversion", "curve", "checklist", "tiers", "manual", None]
        form = self.random.choices(forms, [4, 4, 4, 2, 3, 2, 3, 3, 2, 2, 2, 3, 2, 0.3])[0]
        if form in ("checklist", "tiers", "manual"):
            made["rule"] = getattr(self, form)(full)
            self.answer(made["rule"], path, full)
        elif form:
            made["metric"], made["rule"] = getattr(self, form)(full)
            if form == "proportional" and self.chance(0.3):
                made["over_achievement"] = self.over()
        if self.chance(0.35):
            self.recorded[path] = [self.record(full) for _ in range(self.random.randint(1, 5))]

    def record(self, full):
        score = oracle.round_to(full * self.random.randint(0, 8) / 8, {"places": 4, "mode": "down"})
        return {"score": text(score + (full if self.chance(0.02) else 0)),
                "stage": self.pick("self_evaluation", "review")}

    def over(self):
        made = {"above": self.pick("130%", "1.2", "100%"), "effect": self.pick("require_reason", "penalise")}
        if made["effect"] == "penalise":
            made["penalty"] = {"form": "bands",
                               "bands": [{"on": "(1, 1.5]", "points": "0.9"}, {"on": "(1.5, 2)", "points": "0.6"},
                                         {"on": "[2, ∞)", "points": "1/4"}][self.pick(0, 1):]}
        return made

    # Numeric rules: the metric's id and the rule

    def near(self, value):
        """A number near a value, often the value itself where it has few places."""
        value = value if value is not None else Fraction(100)
        if abs(value) > 10**9 or value.denominator > 10**6:
            value = Fraction(round(value))
        return oracle.round_to(value * self.pick(1, 1, 1, Fraction(1, 2), Fraction(11, 10), Fraction(9, 10), 2,
                                                 Fraction(5, 4)),
                               {"places": self.pick(0, 1, 2, 4), "mode": "half_up"})

    def shown(self, value, unit):
        """A number of a rule, with its unit written out or left out."""
        if value.denominator % 3 == 0 or unit not in ("%", "万元") or self.chance(0.5):
            return text(value)
        return text(value) + unit

    def named(self, unit, share=0.15):
        """Now and then the name of another metric in place of a number."""
        if not self.chance(share):
            return None
        return "$" + self.metric({"%": "ratio", "万元": "amount", "元": "amount"}.get(unit, "plain"))["id"]

    def points_below(self, full):
        return oracle.round_to(full * self.random.randint(0, 7) / 8, {"places": 2, "mode": "down"})

    def deduction(self, full, unit, ends):
        share = self.chance(0.3) and all(end != 0 for end in ends)
        if share:
            step = self.pick("0.05", "0.1", "1/3", "5%")
            step = "0.05" if step == "5%" and unit != "%" else step
            step = "0.05" if step == "5%" else step
        else:
            step = self.pick("1", "5", "0.5", "10", "7/3") if unit in ("%", "", "个", "例") else self.pick("10000", "100",
                                                                                                         "1")
            step += "pp" if unit == "%" and "/" not in step and self.chance(0.5) else ""
        return {"step": step, "step_unit": "share_of_limit" if share else "measure",
                "points": text(self.pick(Fraction(1, 2), full / 4, Fraction(1, 10), full / 3)),
                "steps": self.pick("whole", "started", "pro_rata"),
                "floor": text(self.pick(0, 0, 0, self.points_below(full)))}

    def proportional(self, full):
        capped = not self.chance(0.12)
        metric = self.metric("ratio" if capped and self.chance(0.6) else "share" if not capped
                             else self.pick("plain", "amount"))
        unit, value = metric["unit"], self.values[metric["id"]]
        target = abs(self.near(value)) if capped else Fraction(100)
        zero = self.pick("all_or_nothing", "undefined")
        if target == 0 and zero == "undefined":
            target = Fraction(1)
        rule = {"form": "proportional", "target": self.shown(target, unit), "direction": "at_least",
                "zero_target": zero, "cap": "1"}
        if capped:
            rule["target"] = self.named(unit) or rule["target"]
            rule["direction"] = self.pick("at_least", "at_most")
            if rule["direction"] == "at_most":
                rule["inverse"] = self.pick("ratio", "mirror")
        else:
            rule["cap"] = self.pick("none", "1.2")
        if self.chance(0.3):
            rule["pass_threshold"] = self.pick("0.6", "2/3", "0.9", "0.5")
        return metric["id"], rule

    def step_deduction(self, full):
        metric = self.metric(self.pick("ratio", "ratio", "plain", "amount"))
        limit = self.near(self.values[metric["id"]])
        rule = {"form": "step_deduction", "limit": self.shown(limit, metric["unit"]),
                "side": self.pick("above", "below", "both"), **self.deduction(full, metric["unit"], [limit])}
        if rule["step_unit"] == "measure":
            rule["limit"] = self.named(metric["unit"]) or rule["limit"]
        return metric["id"], rule

    def range_target(self, full):
        metric = self.metric(self.pick("ratio", "plain", "amount"))
        ends = sorted(self.near(self.values[metric["id"]]) for _ in range(2))
        return metric["id"], {"form": "range_target", "low": self.shown(ends[0], metric["unit"]),
                              "high": self.shown(ends[1], metric["unit"]), **self.deduction(full, metric["unit"], ends)}

    def bands(self, full):
        metric = self.metric(self.pick("ratio", "ratio", "plain", "count", "amount"))
        metric.pop("domain", None)
        name = self.named(metric["unit"])
        if name:
            rows = [{"on": {"to": name, "to_included": True}, "points": text(full)},
                    {"on": {"from": name}, "points": text(self.points_below(full))}]
            return metric["id"], {"form": "bands", "bands": rows[:self.pick(2, 2, 1)]}
        cuts = sorted({self.near(self.values[metric["id"]]) for _ in range(self.random.randint(1, 4))})
        rows, closed = [], self.chance(0.5)
        for low, high in zip([None, *cuts], [*cuts, None]):
            end_closed = self.chance(0.5)
            lower = ("[" if closed and low is not None else "(") + ("-∞" if low is None else text(low))
            upper = ("∞" if high is None else text(high)) + ("]" if end_closed and high is not None else ")")
            on = lower + ", " + upper
            if not self.chance(0.08) or not rows:
                rows.append({"on": on, "points": text(self.points_below(full))})
            if self.chance(0.15) and high is not None and not end_closed:
                rows.append({"on": "{" + text(high) + "}", "points": text(self.points_below(full))})
                closed = False
            else:
                closed = not end_closed
        self.pick(*rows)["points"] = text(full)
        self.random.shuffle(rows)
        return metric["id"], {"form": "bands", "bands": rows}

    def threshold(self, full):
        metric = self.metric(self.pick("ratio", "plain", "count"))
        metric.pop("domain", None)
        rule = {"form": "threshold", "test": self.pick("at_least", "above", "at_most", "below", "equal"),
                "value": self.named(metric["unit"]) or self.shown(self.near(self.values[metric["id"]]), metric["unit"])}
        if self.chance(0.4):
            rule["otherwise"] = text(self.points_below(full))
        return metric["id"], rule

    def count_deduction(self, full):
        return self.metric("count")["id"], {"form": "count_deduction",
                                            "points": text(self.pick(1, Fraction(1, 2), full / 3)),
                                            "floor": text(self.pick(0, 0, self.points_below(full)))}

    def deadline(self, full):
        metric = self.metric("day")
        value = self.values[metric["id"]]
        due = oracle.day_of(value - self.pick(0, 0, 1, 5, 28, 30, 31, 59, 61, 92, -3))
        if self.chance(0.3):
            due = oracle.add_months(due, 0, "same_day").replace(day=28)
            due = oracle.day_of(oracle.day_number(due) + self.pick(0, 1, 2, 3))
        rule = {"form": "deadline", "due": due.isoformat(), "unit": self.pick("day", "month"),
                "points": text(self.pick(1, Fraction(1, 2), full / 5)),
                "late": self.pick("whole", "started"), "floor": text(self.pick(0, 0, self.points_below(full)))}
        if rule["unit"] == "month":
            rule["month_end"] = self.pick("same_day", "keeps")
        elif self.chance(0.3):
            rule["late"] = "pro_rata"
        return metric["id"], rule

    def interpolation(self, full):
        metric = self.metric(self.pick("ratio", "plain", "lateness"))
        ends = sorted({self.near(self.values[metric["id"]]) + self.random.randint(0, 40) * self.pick(0, 1, -1)
                       for _ in range(self.random.randint(2, 5))})
        if len(ends) < 2:
            ends.append(ends[0] + 10)
        through = [{"at": text(end), "points": text(self.points_below(full))} for end in ends]
        self.pick(*through)["points"] = text(full)
        if self.chance(0.4):
            through.reverse()
        return metric["id"], {"form": "interpolation", "through": through,
                              "below": self.pick("hold", "nothing", "uncovered"),
                              "above": self.pick("hold", "nothing", "uncovered")}

    def conversion(self, full):
        metric = self.metric("plain")
        return metric["id"], {"form": "conversion",
                              "maximum": text(self.pick(100, 100, 10,
                                                        max(Fraction(1), abs(self.near(self.values[metric["id"]])))))}

    def curve(self, full):
        metric = self.metric(self.pick("ratio", "plain"))
        at = abs(self.near(self.values[metric["id"]])) or Fraction(3)
        half = oracle.round_to(full / 2, {"places": 3, "mode": "down"})
        first = {"on": f"(-∞, {text(at)}]", "constant": text(full)}
        rest = self.pick({"on": f"({text(at)}, ∞)", "reciprocal": {"base": "0", "factor": text(half * at)}},
                         {"on": f"({text(at)}, {text(at + 8)})",
                          "stairs": {"start": text(full), "origin": text(at), "step": "2", "drop": text(full / 4),
                                     "count": self.pick("whole", "started")}},
                         {"on": f"({text(at)}, {text(at * 2)}]",
                          "line": {"intercept": text(full), "slope": text(-full / 2 / at)}})
        if rest.get("line") and "/" in rest["line"]["slope"]:
            rest = {"on": f"({text(at)}, ∞)", "constant": "0"}
        return metric["id"], {"form": "curve", "pieces": [first, rest]}

    # What people score

    def checklist(self, full):
        return {"form": "checklist", "items": [{"id": f"k{i}", "points": text(part)} for i,
                                               part in enumerate(self.split(full, self.random.randint(1, 4)))]}

    def tiers(self, full, share=None):
        share = self.chance(0.6) if share is None else share
        whole = Fraction(1) if share else full
        upper, lower = whole * 4 / 5, whole * self.pick(Fraction(1, 2), Fraction(3, 5))
        rows = [{"id": "high", "scores": f"[{text(upper)}, {text(whole)}]"},
                {"id": "middle", "scores": f"[{text(lower)}, {text(upper)})"},
                {"id": "low", "scores": f"[0, {text(lower)})"}]
        if self.chance(0.4):
            rows = [{"id": "high", "scores": text(whole)}, {"id": "middle", "scores": text(lower)},
                    {"id": "low", "scores": "0"}]
        rule = {"form": "tiers", "unit": "share_of_full_marks" if share else "points", "tiers": rows}
        if self.chance(0.4):
            rule["ends"] = {"places": self.pick(2, 2, 3), "mode": self.pick(*MODES)}
        return rule

    def manual(self, full):
        return {"form": "manual"}

    def answer(self, rule, path, full):
        if self.chance(max(self.missing_share, 0.1)):
            return
        form = rule["form"]
        if form == "checklist":
            items = {item["id"]: self.chance(0.6) for item in rule["items"]
                     if not self.chance(0.5 * self.missing_share)}
            self.answers[path] = {"items": items}
            return
        if form == "manual":
            self.answers[path] = {"score": text(full * self.random.randint(0, 9) / 8)}
            if self.chance(0.6):
                self.answers[path]["reason"] = "because"
            return
        tier = self.pick(*rule["tiers"])
        scores = oracle.tier_interval(rule, tier, full)
        answer = {"tier": tier["id"]}
        if scores.low != scores.high and not self.chance(0.05):
            answer["score"] = text(scores.low + (scores.high - scores.low) * self.pick(0, 0, 1, Fraction(1, 2),
                                                                                       Fraction(2, 3), Fraction(9, 8)))
        self.answers[path] = answer

    # Open sections

    def open_section(self, made, path, full):
        made["open"] = True
        if self.chance(0.25):
            made["title"] = "cost of it"
        minimum = self.chance(0.1)
        if minimum:
            made["aggregation"] = "minimum"
        count = self.random.randint(1, 3)
        if self.chance(0.04):
            return made
        for i, marks in enumerate([full] * count if minimum else self.split(full, count)):
            self.leaves += 1
            target = {"id": f"t{len(self.targets)}", "section": path, "full_marks": text(marks)}
            kind = self.pick("at_least", "above", "at_most", "below", "equal", "range", "day", "qualitative", "assumed",
                             "zero")
            unit = self.pick("", "个", "万元", "%")
            at = Fraction(self.random.randint(1, 40))
            actual = max(Fraction(0), at + self.pick(0, 0, 1, -1, 10, -at, at))
            sign = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<", "equal": "="}.get(kind, "")
            if kind == "qualitative":
                target.update(target="good", actual="good")
            elif kind == "day":
                day = oracle.day_of(2459396 + self.random.randint(0, 300))
                target.update(target=day.isoformat(),
                              actual=oracle.day_of(oracle.day_number(day) + self.pick(0, 1, -3, 12, 31)).isoformat())
            elif kind == "range":
                target.update(target={"from": text(at) + unit, "to": text(at + self.pick(0, 2, 5)) + unit},
                              actual=text(actual + self.pick(0, 3, 7)) + unit)
            else:
                if kind == "zero":
                    at = Fraction(0)
                target.update(target=sign + text(at) + unit, actual=text(actual) + unit)
                if unit == "万元" and self.chance(0.5):
                    target["actual"] = text(actual * 10000) + "元"
            if self.chance(max(0.05, self.missing_share)):
                del target["actual"]
            if self.chance(0.15):
                target[self.pick("title", "level")] = "cost"
            if self.chance(0.3):
                target["deviation_reason"] = "because"
            self.targets.append(target)
            kind = oracle.target_kind(target, made, self.directions)
            if kind not in self.open_kinds:
                self.open_kinds[kind] = self.open_rule(kind)
            own = path + "/" + target["id"]
            self.paths.append(own)
            if self.open_kinds[kind]["rule"]["form"] == "tiers":
                self.answer(self.open_kinds[kind]["rule"], own, marks)
            if self.chance(0.4):
                self.recorded[own] = [self.record(marks) for _ in range(self.random.randint(1, 3))]
        return made

    def open_rule(self, kind):
        cost = {"step": self.pick("1", "3", "0.5"), "step_unit": "measure", "points": self.pick("0.5", "1/3", "0.1"),
                "steps": self.pick("whole", "started", "pro_rata"), "floor": "0"}
        named = {"form": "proportional", "target": "$target", "zero_target": "all_or_nothing", "cap": "1"}
        up, down = {**named, "direction": "at_least"}, {**named, "direction": "at_most",
                                                        "inverse": self.pick("ratio", "mirror")}
        step = {"form": "step_deduction", "limit": "$target", **cost}
        on = {"to": "$target", "to_included": True}
        rules = {
            "at_least": [up, up, {**step, "side": "below"}],
            "above": [up, {"form": "threshold", "test": "above", "value": "$target"}],
            "at_most": [down, {"form": "bands", "bands": [{"on": on, "points": "$full_marks"}]},
                        {**step, "side": "above"}],
            "below": [down, {"form": "bands",
                             "bands": [{"on": {"to": "$target"}, "points": "$full_marks"},
                                       {"on": {"from": "$target", "from_included": True}, "points": "0"}]}],
            "equal": [{"form": "threshold", "test": "equal", "value": "$target"}, {**step, "side": "both"},
                      {"form": "interpolation",
                       "through": [{"at": "-1", "points": "0"}, {"at": "$target", "points": "$full_marks"}],
                       "below": "nothing", "above": "uncovered"}],
            "range": [{"form": "range_target", "low": "$target", "high": "$high", **cost},
                      {"form": "bands", "bands": [{"on": {"from": "$target", "from_included": True, "to": "$high",
                                                          "to_included": True}, "points": "$full_marks"}]}],
            "day": [{"form": "deadline", "due": "$target", "unit": "day", "points": "0.1", "late": "whole",
                     "floor": "0"},
                    {"form": "deadline", "due": "$target", "unit": "month", "month_end": "keeps", "points": "0.5",
                     "late": "started", "floor": "0"},
                    {"form": "bands", "bands": [{"on": on, "points": "$full_marks"}]}],
            "qualitative": [self.tiers(Fraction(1, 3), True)],
        }
        made = {"kind": kind, "rule": self.pick(*rules[kind])}
        if kind in ("at_least", "above") and made["rule"] is up and self.chance(0.4):
            made["over_achievement"] = self.over()
        elif kind == "at_least" and self.chance(0.3):
            made.update(measure="actual / (target * figures.p0)", unit="%",
                        rule={"form": "bands",
                              "bands": [{"on": "(-∞, 60)", "points": "0"}, {"on": "[60, ∞)", "points": "$full_marks"}]})
        return made

    # Policies

    def rounding(self):
        plan = {"grade_on": self.pick("exact", "rounded")}
        for stage, share in (("metric", 0.2), ("leaf", 0.5), ("subtotal", 0.25), ("total", 0.5)):
            if self.chance(share):
                # Not coarser than full marks are, for else a score can be rounded above them.
                places = self.pick(0, 1, 2, 3) if stage == "metric" else self.places + self.pick(0, 0, 1, 2)
                plan[stage] = {"places": places, "mode": self.pick(*MODES)}
        return plan

    def grades(self, total):
        if self.chance(0.1):
            cuts = [total * 9 / 10, total * 8 / 10, total * 6 / 10]
            rows = [("a", f"[{text(cuts[0])}, {text(total)}]"),
                    ("b", f"[{text(cuts[1])}, {text(cuts[0] - total / 100)}]"), ("c", f"[0, {text(cuts[2])})")]
        else:
            cuts = [total * self.random.randint(70, 95) / 100, total * self.random.randint(30, 69) / 100]
            rows = [("a", f"[{text(cuts[0])}, ∞)"), ("b", f"[{text(cuts[1])}, {text(cuts[0])})"),
                    ("c", f"(-∞, {text(cuts[1])})")]
        return [{"id": name, "title": name, "totals": totals} for name, totals in rows]

    def condition(self, total):
        """A condition over figures, scores, states and the grade."""
        path = self.pick(*self.paths)
        figure = self.pick(*PLAIN, *COUNTS, "figures.p9")
        simple = self.pick(f'score("{path}") < {self.random.randint(0, 12)}',
                           f'score("{path}") {self.pick("<", "<=", ">", ">=", "==", "!=")} {self.random.randint(0, 5)}',
                           f'score("") < {text(total * self.random.randint(2, 9) / 10)}',
                           f"grade is {self.pick('a', 'b', 'c')}",
                           f"{figure} {self.pick('<', '<=', '>', '>=', '==')} {self.random.randint(0, 100)}",
                           f"{self.pick(*AMOUNTS)} > {self.pick(*AMOUNTS)}",
                           f'state("{path}") is {self.pick("scored", "missing", "undefined", "not_applicable")}',
                           f"given({figure})")
        if self.chance(0.15):
            return f"{self.pick('not ', '')}({simple}) {self.pick('and', 'or')} {self.condition(total)}"
        return simple

    def gates(self, book, total):
        made = []
        places = int(book["rounding"].get("total", {"places": 2})["places"])
        for i in range(self.random.randint(1, 3)):
            effect = self.pick("set_grade", "cap_total", "cap_total", "zero_total")
            gate = {"id": f"g{i}", "title": f"g{i}", "when": self.condition(total), "effect": effect}
            if effect == "set_grade":
                gate["grade"] = self.pick("a", "b", "c")
            elif effect == "cap_total":
                cap = total * self.random.randint(200, 990) / 1001
                gate["cap"] = text(oracle.round_to(cap, {"places": places, "mode": "down"}))
            made.append(gate)
        return made
