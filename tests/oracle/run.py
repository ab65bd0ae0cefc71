#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compares a build of the program with oracle.py on random rulebooks and dossiers.

    run.py PROGRAM [--count 2000] [--seed 1] [--jobs 2] [--keep DIR]

Where everything is known, state, exact value, score, bounds, gates, grade and reachable grades must be equal. Where something
is missing, the bounds must hold what several random completions of the dossier give. Exits with 1 on a difference, and when a
rule form, a state or a policy was never reached.
"""

import argparse
import collections
import functools
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

import generate
import oracle

FORMS = ("proportional", "step_deduction", "bands", "threshold", "range_target", "count_deduction", "deadline",
         "interpolation",
         "conversion", "curve", "checklist", "tiers", "manual")
STATES = ("scored", "missing", "undefined", "outside_coverage", "not_applicable", "excluded", "incomplete")
REQUIRED = ([f"rule {form}" for form in FORMS] + [f"scored {form}" for form in FORMS] + [f"state {state}"
                                                                                         for state in STATES]
            + [f"missing {policy}" for policy in ("bounds", "refuse", "zero")]
            + [f"aggregation {how}" for how in ("sum", "minimum", "alternatives")]
            + [f"not_applicable {policy}" for policy in ("full_marks", "renormalise_section", "renormalise_total")]
            + [f"rounding {stage}" for stage in ("metric", "leaf", "subtotal", "total")] + [f"mode {mode}"
                                                                                            for mode in generate.MODES]
            + [f"grade_on {basis}" for basis in ("exact", "rounded")]
            + [f"target {kind}" for kind in ("at_least", "above", "at_most", "below", "equal", "range", "day",
                                             "qualitative")]
            + [f"gate {effect} {truth}" for effect in ("set_grade", "cap_total", "zero_total")
               for truth in ("no", "yes", "unknown")]
            + [f"over {effect}" for effect in ("require_reason", "penalise")] + [f"rows {scope}"
                                                                                 for scope in ("all", "reported")]
            + [f"recorded {policy}" for policy in ("none", "self_evaluation", "review", "review_first", "last", "mean",
                                                   "trimmed_mean")]
            + ["printed metric", "nil book", "recorded score", "named parameter", "completion", "no rule"])
COMPLETIONS = 3


def number(text):
    return None if text is None else Fraction(text)


def coverage(book, dossier, evaluation):
    """What a pair reached, each once."""
    seen = {f"missing {book['missing']}", f"grade_on {book['rounding']['grade_on']}"}
    seen |= {f"recorded {book['recorded'][key]}" for key in ("which", "several")}
    for stage, plan in book["rounding"].items():
        if stage != "grade_on":
            seen |= {f"rounding {stage}", f"mode {plan['mode']}"}
    seen |= {f"rows {metric['rows']}" for metric in book["metrics"] if "rows" in metric}
    seen |= {f"gate {gate['effect']} {truth}" for gate, truth in zip(book.get("gates", []), evaluation.gates)}
    if "printed" in evaluation.origins.values():
        seen.add("printed metric")
    if "nil" in dossier.get("budget", {}).values():
        seen.add("nil book")
    for node in evaluation.nodes:
        seen.add(f"state {node.state}")
        if node.children:
            seen.add(f"aggregation {node.line.get('aggregation', 'sum')}")
            continue
        if node.left_out:
            seen.add(f"not_applicable {node.left_out}")
        seen.add(f"rule {node.form}" if node.form else "no rule")
        if node.state == "scored" and node.form:
            seen.add(f"scored {node.form}")
        if node.form and any(name not in ("target", "high", "full_marks")
                             for name in oracle.names_of(node.line["rule"])):
            seen.add("named parameter")
        if "kind" in node.line:
            seen.add(f"target {node.line['kind']}")
        unanswered = node.form in ("checklist", "tiers", "manual") and node.path not in dossier.get("answers", {})
        if node.state == "scored" and unanswered and evaluation.recorded(node) is not None:
            seen.add("recorded score")
        if "over_achievement" in node.line:
            seen.add(f"over {node.line['over_achievement']['effect']}")
    return seen


def compare(book, dossier, evaluation, result, chance):
    """All differences between the oracle and the program for one pair, as texts."""
    found = []

    def expect(what, wanted, got):
        if wanted != got:
            found.append(f"{what}: the oracle has {wanted}, the program {got}")

    lines = [("total", evaluation.root, result["total"])]
    expect("paths", [node.path for node in evaluation.nodes[1:]], [line["path"] for line in result["nodes"]])
    if found:
        return found
    lines += [(line["path"], node, line) for node, line in zip(evaluation.nodes[1:], result["nodes"])]
    for path, node, line in lines:
        low, high = number(line["low"]), number(line["high"])
        expect(f"{path} state", node.state, line["state"])
        expect(f"{path} full marks", node.full, number(line["full_marks"]))
        if node.state == "excluded":
            continue  # no document says which numbers it keeps
        expect(f"{path} exact", node.exact, number(line["exact"]))
        expect(f"{path} score", node.score, number(line["score"]))
        if node.value is not None and line.get("value") is not None:
            expect(f"{path} value", node.value, number(line["value"]))
        if node.has_score:
            expect(f"{path} bounds", (node.score, node.score), (low, high))
            if node is not evaluation.root and not node.children:
                expect(f"{path} needs a reason", node.needs_reason, line["needs_reason"])
        elif not low <= high:
            found.append(f"{path} bounds: {low} is above {high}")
        elif not node.children and not 0 <= low <= high <= max(node.full, oracle.round_to(node.full, evaluation.plan.get("leaf"))):
            found.append(f"{path} bounds: {low} to {high} are not within 0 to {node.full}")
    expect("gates", evaluation.gates, [gate["holds"] for gate in result["gates"]])
    grade = result["grade"]
    expect("grade", evaluation.grade, grade["id"])
    if not found:
        compare_total(evaluation, result, expect, found)
        if any(not node.has_score and node.state != "excluded"
               for node in evaluation.nodes) and book["missing"] != "zero":
            found += complete(book, evaluation, lines, grade["reachable"], chance)
    return found


def compare_total(evaluation, result, expect, found):
    """The bounds of a total that gates leave open, and the grades that can be reached."""
    low, high, reachable = number(result["total"]["low"]), number(result["total"]["high"]), result["grade"]["reachable"]
    scores = [world[1] for world in evaluation.worlds if world[1] is not None]
    if scores and not low <= min(scores) <= max(scores) <= high:
        found.append(f"total bounds: {low} to {high} leave out {min(scores)} or {max(scores)}")
    unsure = evaluation.gates.count(oracle.UNKNOWN)
    if None not in [world[1] for world in evaluation.worlds] and (unsure == 0
                                                                  or (unsure == 1
                                                                      and evaluation.gates[-1] == oracle.UNKNOWN)):
        expect("total bounds", (min(scores), max(scores)), (low, high))
        expect("reachable grades", evaluation.reachable, reachable)
    missing = {world[2] for world in evaluation.worlds} - {oracle.UNKNOWN, None} - set(reachable)
    if missing:
        found.append(f"reachable grades: {reachable} leave out {sorted(missing)}")
    book = evaluation.book
    graded_as_bounded = book["rounding"]["grade_on"] == "rounded" or "total" not in book["rounding"]
    if not book.get("gates") and scores == [] and book["missing"] == "bounds" and graded_as_bounded:
        expect("reachable grades", [row["id"] for row in book["grades"]
                                    if oracle.Interval.read(row["totals"]).meets(low, high)], reachable)


def complete(book, evaluation, lines, reachable, chance):
    """Whatever random completions of the dossier give must lie within the bounds of the program."""
    bounds = {node.path: (number(line["low"]), number(line["high"])) for _, node, line in lines}

    def unscored(node):
        settled = evaluation.by_path[node.path].state == oracle.MISSING and node.state == "undefined"
        low, high = bounds[node.path] if settled else (Fraction(0), node.full)
        return low + (high - low) * Fraction(chance.randint(0, 4), 4)

    # Such conditions, and choosing among alternatives, may turn out otherwise when the dossier is completed.
    unsteady = evaluation.conflicts or any("state(" in gate["when"] or "given(" in gate["when"]
                                           for gate in book.get("gates", []))
    for _ in range(COMPLETIONS):
        dossier, completion = oracle.complete(evaluation, chance, unscored)
        after = oracle.Evaluation(book, dossier, completion)
        for before, node in zip(evaluation.nodes, after.nodes):
            if before.state == "excluded" or not node.has_score or (node is after.root and book.get("gates")):
                continue
            low, high = bounds[node.path]
            if not low <= node.score <= high:
                return [f"{node.path or 'total'}: a completion gives {node.score}, outside {low} to {high}"]
        if unsteady and book.get("gates") or not after.root.has_score and not after.gates:
            continue
        for _, score, grade, _ in after.worlds:
            low, high = bounds[""]
            if score is not None and not low <= score <= high:
                return [f"total: a completion gives {score}, outside {low} to {high}"]
            if grade not in (None, oracle.UNKNOWN) and book["missing"] == "bounds" and grade not in reachable:
                return [f"reachable grades: a completion gives {grade}, not among {reachable}"]
    return []


def check(seed, program, folder):
    """One pair: the differences, and what it reached."""
    book, dossier = generate.Generator(seed).pair()
    paths = [folder / f"{seed}.rulebook.json", folder / f"{seed}.dossier.json"]
    for path, value in zip(paths, (book, dossier)):
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    run = subprocess.run([program, "evaluate", "--format", "json", "--lang", "en", "--rulebook", *map(str, paths)],
                         capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        return seed, [f"exit status {run.returncode}: {run.stderr[:800]}"], set()
    result = json.loads(run.stdout)
    bounds = {line["path"]: (number(line["low"]), number(line["high"])) for line in result["nodes"]}
    evaluation = oracle.Evaluation(book, dossier, bounds=bounds)
    seen = coverage(book, dossier, evaluation)
    found = compare(book, dossier, evaluation, result, random.Random(seed))
    if any(not node.has_score for node in evaluation.nodes) and book["missing"] != "zero":
        seen.add("completion")
    if not found:
        for path in paths:
            path.unlink()
    return seed, found, seen


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=2000, help="pairs to compare")
    parser.add_argument("--seed", type=int, default=1, help="of the first pair; the others follow")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder for the files of pairs that differ")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="fiscore-oracle-"))
    folder.mkdir(parents=True, exist_ok=True)
    start, reached, differences, compared = time.monotonic(), collections.Counter(), [], 0
    work = functools.partial(check, program=options.program, folder=folder)
    with ProcessPoolExecutor(options.jobs) as pool:
        for seed, found, seen in pool.map(work, range(options.seed, options.seed + options.count), chunksize=8):
            compared += 1
            reached.update(seen)
            if found:
                differences.append((seed, found))
    for seed, found in differences[:5]:
        print(f"pair {seed} differs ({folder}/{seed}.rulebook.json, {seed}.dossier.json)")
        for line in found[:6]:
            print(f"  {line}")
    never = [name for name in REQUIRED if not reached[name]]
    if never:
        print("never reached: " + ", ".join(never))
    print(f"{compared} pairs compared in {time.monotonic() - start:.1f} s, {len(differences)} differ; reached: "
          + ", ".join(f"{name} {reached[name]}" for name in REQUIRED))
    if not differences:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if differences or never or compared < options.count else 0


if __name__ == "__main__":
    sys.exit(main())
