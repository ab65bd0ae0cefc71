# SPDX-License-Identifier: BSL-1.0
"""The program as its user meets it: exit status, what goes where, JSON that follows its schema."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PROGRAM, ROOT = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
YONGDE = str(ROOT / "examples/yongde-nutrition-2022.yaml")
HESHAN = str(ROOT / "examples/heshan-commerce-bureau-2021.yaml")
SCHEMA = json.loads((ROOT / "src/schemas/evaluation.schema.json").read_text())


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, encoding="utf-8")


def scratch(text):
    path = pathlib.Path(tempfile.mkdtemp()) / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


class ExitStatus(unittest.TestCase):
    def test_missing_data_alone_is_no_failure(self):
        self.assertEqual(run("evaluate", HESHAN).returncode, 0)

    def test_findings_of_severity_error_give_1(self):
        text = pathlib.Path(HESHAN).read_text(encoding="utf-8")
        broken = scratch(text + "answers: {output/effects/administration: {tier: excellent}}\n")
        done = run("evaluate", broken, "--lang", "en")
        self.assertEqual(done.returncode, 1)
        self.assertIn('there is no tier "excellent"', done.stdout)

    def test_bad_input_and_usage_give_2(self):
        self.assertEqual(run().returncode, 2)
        self.assertEqual(run("evaluate").returncode, 2)
        self.assertEqual(run("evaluate", "no-such-file.yaml").returncode, 2)
        self.assertEqual(run("evaluate", HESHAN, "--format", "xml").returncode, 2)
        self.assertEqual(run("evaluate", HESHAN, "--rulebook", "no-such-rulebook").returncode, 2)
        self.assertEqual(run("evaluate", HESHAN, "--node", "no/such/node").returncode, 2)
        self.assertEqual(run("show", "no-such-rulebook").returncode, 2)
        self.assertEqual(run("check", "no-such-file.yaml").returncode, 2)
        self.assertEqual(run("evaluate", scratch("fiscore: dossier/1\n")).returncode, 2)

    def test_check_gives_1_for_a_file_with_errors(self):
        self.assertEqual(run("check", HESHAN).returncode, 0)
        self.assertEqual(run("check", HESHAN, scratch("fiscore: dossier/1\nid: a\n")).returncode, 1)

    def test_help_and_version_give_0(self):
        self.assertEqual(run("--help").returncode, 0)
        version = run("--version")
        self.assertEqual(version.returncode, 0)
        self.assertRegex(version.stdout, r"^fiscore \d+\.\d+\.\d+\n$")


class Output(unittest.TestCase):
    def test_problems_go_to_standard_error_and_results_to_standard_output(self):
        done = run("evaluate", scratch("fiscore: dossier/1\nid: 甲\n"))
        self.assertEqual(done.stdout, "")
        self.assertIn("缺少“fiscal_year”", done.stderr)

    def test_no_colour_without_a_terminal(self):
        self.assertNotIn("\x1b", run("evaluate", HESHAN, "--explain").stdout)

    def test_one_node_is_found_by_path_id_or_title(self):
        by_path = run("evaluate", HESHAN, "--node", "input/allocation/staff-control").stdout
        self.assertIn("22 / 18 = 1100/9%", by_path)
        self.assertEqual(by_path, run("evaluate", HESHAN, "--node", "staff-control").stdout)
        self.assertEqual(by_path, run("evaluate", HESHAN, "--node", "在职人员控制率").stdout)

    def test_columns_line_up_under_wide_characters(self):
        import unicodedata

        def width(text):
            return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

        lines = run("evaluate", HESHAN).stdout.split("\n\n")[1].splitlines()
        # The column of full marks ends at the same place in every row.
        ends = set()
        for line in lines[1:]:
            cells = line.split()
            marks = next(c for c in reversed(cells) if c.isdigit())
            ends.add(width(line[: line.rindex(" " + marks) + 1 + len(marks)]))
        self.assertEqual(len(ends), 1)

    def test_a_rulebook_file_serves_as_well_as_an_id(self):
        file = str(ROOT / "src/rulebooks/cn-hunan-department-2017.yaml")
        self.assertEqual(run("evaluate", HESHAN, "--rulebook", file).stdout, run("evaluate", HESHAN).stdout)
        self.assertEqual(run("show", file).stdout, run("show", "cn-hunan-department-2017").stdout)

    def test_a_version_of_a_family_is_chosen_by_date(self):
        def used(*words):
            done = run("evaluate", HESHAN, "--rulebook", "cn-hunan-department", "--lang", "en", *words)
            return done.stdout.splitlines()[1].split()[-1] if done.returncode == 0 else done

        self.assertEqual(used("--as-of", "2018-06-30"), "cn-hunan-department-2018")
        self.assertEqual(used("--as-of", "2017-12-31"), "cn-hunan-department-2017")
        # A version that has its family from the one it extends.
        inherited = run("evaluate", HESHAN, "--rulebook", "id-nka", "--as-of", "2018-06-30", "--lang", "en")
        self.assertIn("  id-nka-2017\n", inherited.stdout)
        # Without a day the end of the dossier's year, 2021.
        self.assertEqual(used(), "cn-hunan-department-2018")
        none = used("--as-of", "1999-01-01")
        self.assertEqual(none.returncode, 2)
        self.assertIn("no version of \"cn-hunan-department\" is in force on 1999-01-01", none.stderr)
        self.assertIn("cn-hunan-department-2015, cn-hunan-department-2017", none.stderr)
        self.assertEqual(used("--as-of", "yesterday").returncode, 2)

    def test_the_year_of_the_dossier_chooses_the_version(self):
        text = "fiscore: dossier/1\nid: a\nfiscal_year: %d\nrulebook: cn-hunan-department\n"
        for year, version in (2015, 2015), (2016, 2015), (2017, 2017), (2018, 2018), (2021, 2018), (2022, 2022), (2030, 2022):
            for words in ["--rulebook", "cn-hunan-department"], []:
                done = run("evaluate", scratch(text % year), "--lang", "en", *words)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(done.stdout.splitlines()[1].split()[-1], f"cn-hunan-department-{version}")
        # A day wins over the year, a version over both.
        done = run("evaluate", scratch(text % 2015), "--as-of", "2017-06-30", "--lang", "en")
        self.assertIn("cn-hunan-department-2017", done.stdout)
        done = run("evaluate", scratch(text % 2015), "--rulebook", "cn-hunan-department-2018", "--lang", "en")
        self.assertIn("cn-hunan-department-2018", done.stdout)
        none = run("evaluate", scratch(text % 2014), "--lang", "en")
        self.assertEqual((none.returncode, none.stdout), (2, ""))
        for version in 2015, 2017, 2018, 2022:
            self.assertIn(f"cn-hunan-department-{version}", none.stderr)

    def test_days_that_are_none_are_usage_errors(self):
        for day in "2018-02-30", "2018", "2018-6-30", "30.06.2018", "":
            with self.subTest(day=day):
                done = run("evaluate", HESHAN, "--rulebook", "cn-hunan-department", "--as-of", day)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertNotEqual(done.stderr, "")

    def test_the_list_of_rulebooks_says_in_which_years_each_is_in_force(self):
        lines = run("rulebooks", "--lang", "en").stdout.splitlines()
        self.assertEqual(lines[0].split(), ["id", "place", "years", "verified", "title"])
        years = {line.split()[0]: line.split()[2] for line in lines[1:]}
        self.assertEqual(years["cn-hunan-department-2015"], "2015–2016")
        self.assertEqual(years["cn-hunan-department-2017"], "2017")
        self.assertEqual(years["cn-hunan-department-2022"], "2022–")
        at = lines[0].index("years")
        self.assertEqual({line[at : at + 2] for line in lines[1:]}, {"20", "  "})
        self.assertIn("年度", run("rulebooks").stdout.splitlines()[0])

    def test_strict_scoring_refuses_rows_that_nobody_confirmed(self):
        done = run("evaluate", HESHAN, "--strict", "--lang", "en")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("output/effects/satisfaction: \"satisfaction", done.stderr)
        # Every row is listed that is not verified, and the one that is verified is not.
        listed = [line for line in done.stderr.splitlines() if "fiscore.614" in line]
        self.assertEqual(len(listed), 15)
        self.assertNotIn("process/execution/control:", done.stderr)
        # In another language and as JSON it is refused just so.
        self.assertIn("fiscore.614", run("evaluate", HESHAN, "--strict").stderr)
        self.assertEqual(run("evaluate", HESHAN, "--strict", "--format", "json").returncode, 2)

    def test_strict_scoring_scores_what_is_confirmed(self):
        book = scratch(
            "fiscore: rulebook/1\nid: r\nfull_marks: 10\nsource: {document: d, verified: true}\nindicators:\n"
            "  - {id: a, title: a, full_marks: 10, rule: {form: manual}, source: {clause: c, verified: true}}\n")
        dossier = scratch("fiscore: dossier/1\nid: x\nfiscal_year: 2020\nanswers: {a: {score: 7, reason: r}}\n")
        plain = run("evaluate", dossier, "--rulebook", book, "--lang", "en")
        strict = run("evaluate", dossier, "--rulebook", book, "--lang", "en", "--strict")
        self.assertEqual((strict.returncode, strict.stdout), (0, plain.stdout), strict.stderr)

    def test_a_profile_prints_letters_and_no_total(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "pefa.yaml"
            path.write_text(
                "fiscore: dossier/1\nid: x\nfiscal_year: 2020\nrulebook: intl-pefa-2016\nanswers:\n"
                "  VI/PI-29/29.1: {tier: A}\n  VI/PI-29/29.2: {tier: C}\n  VI/PI-29/29.3: {tier: D*}\n",
                encoding="utf-8",
            )
            done = run("evaluate", str(path), "--lang", "en")
        self.assertEqual(done.returncode, 0)
        line = next(line for line in done.stdout.splitlines() if line.strip().startswith("Annual financial reports"))
        self.assertEqual(line.split()[-3:], ["1.5", "4", "D+"])
        self.assertNotIn("total", done.stdout)

    def test_every_shipped_rulebook_is_listed_and_shown(self):
        listed = [line.split()[0] for line in run("rulebooks", "--lang", "en").stdout.splitlines()[1:]]
        self.assertEqual(listed, sorted(path.stem for path in (ROOT / "src/rulebooks").glob("*.yaml")))
        for name in listed:
            for language in "zh", "en":
                self.assertEqual(run("show", name, "--lang", language).returncode, 0)


class Json(unittest.TestCase):
    def test_it_follows_the_schema_in_both_languages(self):
        for words in [], ["--lang", "en"], ["--explain"], ["--explain", "--lang", "en"]:
            out = json.loads(run("evaluate", HESHAN, "--format", "json", *words).stdout)
            jsonschema.validate(out, SCHEMA, cls=jsonschema.Draft202012Validator)

    def test_the_schema_refuses_what_it_should(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        out = json.loads(run("evaluate", HESHAN, "--format", "json").stdout)
        out["total"]["low"] = 0
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(out, SCHEMA, cls=jsonschema.Draft202012Validator)

    def test_what_must_come_out_of_the_bureau(self):
        out = json.loads(run("evaluate", HESHAN, "--format", "json").stdout)
        self.assertEqual(out["rulebook"]["id"], "cn-hunan-department-2017")
        self.assertEqual(
            out["total"],
            {"state": "incomplete", "score": None, "exact": None, "low": "0", "high": "95", "wide": True, "full_marks": "100", "recorded": []})
        self.assertEqual(out["grade"], {"id": None, "name": None, "reachable": ["优", "良", "中", "差"]})
        leaves = [n for n in out["nodes"] if not any(m["path"].startswith(n["path"] + "/") for m in out["nodes"])]
        self.assertEqual(len(leaves), 16)
        scored = [n for n in leaves if n["state"] == "scored"]
        self.assertEqual([n["title"] for n in scored], ["在职人员控制率"])
        self.assertEqual((scored[0]["score"], scored[0]["exact"], scored[0]["value"], scored[0]["unit"]), ("0.00", "0", "1100/9", "%"))
        self.assertTrue(all(n["state"] == "missing" for n in leaves if n is not scored[0]))
        self.assertEqual([t["met"] for t in out["targets"]], ["met"] * 7)

    def test_what_must_come_out_of_the_sheet_of_a_project(self):
        out = json.loads(run("evaluate", YONGDE, "--format", "json").stdout)
        jsonschema.validate(out, SCHEMA, cls=jsonschema.Draft202012Validator)
        self.assertEqual((out["total"]["score"], out["grade"]["name"]), ("99.80", "优"))
        self.assertEqual(out["total"]["recorded"][0]["score"], "96")
        differing = {n["path"]: n["recorded"][0] for n in out["nodes"] if any(r["difference"] != "none" for r in n["recorded"])}
        self.assertEqual(set(differing), {"output/funds-in-time", "benefit/awareness"})
        self.assertEqual((differing["output/funds-in-time"]["difference"], differing["output/funds-in-time"]["less_by"]), ("unexplained", "3"))
        self.assertEqual((differing["benefit/awareness"]["difference"], differing["benefit/awareness"]["less_by"]), ("rounded_down", "0.8"))
        sources = {n["path"]: n["source"] for n in out["nodes"]}
        self.assertEqual([path for path, source in sources.items() if source == "recorded"], ["benefit/relief"])
        self.assertEqual([(f["level"], f["path"]) for f in out["findings"]], [("note", "output"), ("note", "satisfaction")])
        self.assertIn("40", out["findings"][0]["message"])
        self.assertIn("50", out["findings"][0]["message"])


class Files(unittest.TestCase):
    """Dossiers and rulebooks in either format: they follow their schemas and come back as they were."""

    FILES = sorted(str(p) for folder in ("src/rulebooks", "examples") for p in (ROOT / folder).glob("*.yaml"))

    @staticmethod
    def schema(kind):
        return json.loads((ROOT / f"src/schemas/{kind}.schema.json").read_text())

    def convert(self, path, to):
        done = run("convert", path, "--to", to)
        self.assertEqual((done.returncode, done.stderr), (0, ""), path)
        return done.stdout

    def test_every_file_follows_its_schema(self):
        self.assertGreaterEqual(len(self.FILES), 6)
        for path in self.FILES:
            content = json.loads(self.convert(path, "json"))
            schema = self.schema(content["fiscore"].split("/")[0])
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(content, schema, cls=jsonschema.Draft202012Validator)

    def test_what_is_written_is_read_back_the_same(self):
        for path in self.FILES:
            as_json = self.convert(path, "json")
            as_yaml = self.convert(path, "yaml")
            self.assertEqual(self.convert(scratch(as_json), "yaml"), as_yaml)
            self.assertEqual(self.convert(scratch(as_yaml), "json"), as_json)

    def test_both_formats_evaluate_alike(self):
        for path in (HESHAN, YONGDE):
            expected = run("evaluate", path, "--format", "json", "--explain").stdout
            for to in "json", "yaml":
                self.assertEqual(run("evaluate", scratch(self.convert(path, to)), "--format", "json", "--explain").stdout, expected)

    def test_the_schemas_refuse_what_the_program_refuses(self):
        dossier = json.loads(self.convert(YONGDE, "json"))
        for broken in ({"titel": "x"}, {"fiscal_year": "21"}, {"stage": "done"}, {"budget": {"general": {}}}):
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(dossier | broken, self.schema("dossier"), cls=jsonschema.Draft202012Validator)
            self.assertEqual(run("check", scratch(json.dumps(dossier | broken))).returncode, 1)


if __name__ == "__main__":
    unittest.main()
