// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "sources.hpp"
#include "terminal.hpp"

#include <fiscore/base/text_width.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>
#include <fiscore/rule/describe.hpp>

#include <cstdio>

namespace fiscore_cli {

using namespace fiscore;

namespace {

/// `3/16`: leaves whose every parameter is verified.
std::string verified_share(rulebook const& of) {
  std::size_t verified = 0;
  for (std::size_t i = 1; i < of.nodes().size(); ++i) {
    if (of.nodes()[i].is_leaf(i) && of.is_verified(i)) ++verified;
  }
  return std::to_string(verified) + "/" + std::to_string(of.leaf_count());
}

/// The years that it is in force, or the one that its id ends with.
std::string years_of(rulebook_definition const& of) {
  if (of.effective_from || of.effective_to) {
    std::string const from = of.effective_from ? std::to_string(of.effective_from->year()) : "";
    std::string const to = of.effective_to ? std::to_string(of.effective_to->year()) : "";
    return from == to ? from : from + "–" + to;
  }
  auto const dash = of.id.rfind('-');
  std::string const last = dash == std::string::npos ? "" : of.id.substr(dash + 1);
  return last.size() == 4 && last.find_first_not_of("0123456789") == std::string::npos ? last : "";
}

/// What a file says it is: `rulebook`, `dossier`, or nothing that can be told.
std::string_view kind_of(std::string_view text) {
  for (std::string_view const kind : {"rulebook", "dossier"}) {
    for (std::string_view const key :
         {"fiscore: ", "fiscore: \"", "fiscore: '", "\"fiscore\": \"", "\"fiscore\":\""}) {
      if (text.find(std::string(key) + std::string(kind) + "/") != std::string_view::npos) return kind;
    }
  }
  return {};
}

/// What the rulebook decides beside its rules, a sentence each.
void policies(rulebook const& book, language in) {
  bool const zh = in == language::zh;
  auto const& head = book.definition();
  auto const say = [&](std::string const& text) {
    std::string const label = zh ? "规定  " : "policy  ";
    print(label + wrap(text, 100 - text_width(label), text_width(label)) + "\n");
  };
  say(describe(head.rounding, in));
  say(describe(head.missing, in));
  if (head.how != aggregation::sum) say(describe(head.how, in));
  if (head.recorded.which != recorded_policy::stage_choice::none) say(describe(head.recorded, in));
  if (book.has_open_sections()) say(describe(head.directions, in));
  for (auto const& each : head.gates) say(describe(each, in));
}

void scale(std::string const& heading, grade_scale const& of, language in) {
  std::string text;
  for (auto const& each : of.grades)
    text += (text.empty()         ? ""
             : in == language::zh ? "；"
                                  : "; ") +
            each.title.in(in) + " " + to_string(each.totals);
  if (!text.empty()) print(heading + wrap(text, 100 - text_width(heading), text_width(heading)) + "\n");
}

/// Of which rulebook this is a version, and what it changes by which clause.
void derived(rulebook_definition const& of, language in) {
  if (!of.from) return;
  bool const zh = in == language::zh;
  print((zh ? "依据  " : "extends  ") + of.from->base + "\n");
  for (auto const& each : of.from->changes)
    print((zh ? "  改动  " : "  change  ") + each.path + (zh ? "：" : ": ") + to_string(each.source) +
          "\n");
}

/// How each kind of target is scored in the open sections.
void open_rules(rulebook const& book, language in) {
  bool const zh = in == language::zh;
  terminal const out;
  if (book.definition().open_rules.empty()) return;
  print(out.paint(zh ? "\n材料所带指标的评分办法，以满分 100 分为例\n"
                     : "\nrules of the dossier's own indicators, as out of 100\n",
                  tone::faint));
  for (auto const& each : book.definition().open_rules) {
    std::string const label = (zh ? "指标值" : "target ") + describe(each.kind, in) + "  ";
    std::size_t const indent = text_width(label);
    print(out.paint(label, tone::strong) +
          wrap(describe(bound(each.rule, {{"full_marks", 100}}), 100, each.unit.symbol(), in), 100 - indent,
               indent) +
          "\n");
    if (each.measure)
      print(std::string(indent, ' ') + out.paint("= " + each.measure->text(), tone::faint) + "\n");
  }
}

}  // namespace

int check(std::vector<std::string> const& files, language in) {
  bool const zh = in == language::zh;
  terminal const out;
  int status = done;
  for (auto const& file : files) {
    auto const text = read_file(file);
    if (!text) {
      complain(text.error(), in);
      status = bad_input;
      continue;
    }
    auto const kind = kind_of(*text);
    diagnostics const problems = kind == "rulebook" ? read_rulebook_at(file, *text).diagnostics
                                                    : read_dossier(*text, file).diagnostics;
    for (auto const& each : problems) print(render(each, *text, in));
    std::size_t errors = 0;
    for (auto const& each : problems) errors += each.level == severity::error ? 1U : 0U;
    std::size_t const warnings = problems.size() - errors;
    std::string const summary =
        problems.empty() ? (zh ? "没有问题" : "no problems")
        : zh ? std::to_string(errors) + " 个错误，" + std::to_string(warnings) + " 个警告"
             : std::to_string(errors) + (errors == 1 ? " error, " : " errors, ") +
                   std::to_string(warnings) + (warnings == 1 ? " warning" : " warnings");
    print(out.paint(file + (zh ? "：" : ": ") + summary, errors > 0         ? tone::bad
                                                         : problems.empty() ? tone::good
                                                                            : tone::warning) +
          "\n");
    if (errors > 0 && status == done) status = found;
  }
  return status;
}

int convert(std::string const& file, bool to_yaml, language in) {
  file_format const as = to_yaml ? file_format::yaml : file_format::json;
  auto const text = read_file(file);
  if (!text) {
    complain(text.error(), in);
    return bad_input;
  }
  if (kind_of(*text) == "rulebook") {
    auto const book = load_rulebook(file, in);
    if (!book) return bad_input;
    print(write_rulebook(book->definition(), as));
  } else {
    auto const of = load_dossier(file, in);
    if (!of) return bad_input;
    print(write_dossier(*of, as));
  }
  return done;
}

int rulebooks(language in) {
  bool const zh = in == language::zh;
  terminal const out;
  using align = text_table::align;
  text_table table({align::left, align::left, align::left, align::right, align::left});
  table.add({{zh ? "标识" : "id", tone::faint},
             {zh ? "地区" : "place", tone::faint},
             {zh ? "年度" : "years", tone::faint},
             {zh ? "已核对" : "verified", tone::faint},
             {zh ? "名称" : "title", tone::faint}});
  for (auto const& each : shipped_rulebooks()) {
    rulebook const book = load_shipped(each.id);
    table.add({{std::string(each.id), tone::strong},
               {book.definition().jurisdiction, tone::plain},
               {years_of(book.definition()), tone::plain},
               {verified_share(book), tone::plain},
               {book.definition().title.in(in), tone::plain}});
  }
  print(table.render(out));
  return done;
}

int show(std::string const& name, language in) {
  bool const zh = in == language::zh;
  auto const book = load_rulebook(name, in);
  if (!book) return bad_input;
  terminal const out;
  auto const& head = book->definition();
  print(out.paint(head.title.in(in), tone::strong) + out.paint("  " + head.id, tone::faint) + "\n");
  if (!head.issuer.empty()) print((zh ? "发布  " : "issuer  ") + head.issuer.in(in) + "\n");
  if (!head.source.empty()) print((zh ? "文件  " : "source  ") + to_string(head.source) + "\n");
  print((zh ? "指标  " : "indicators  ") + std::to_string(book->leaf_count()) +
        (zh ? " 项，已核对 " : ", verified ") + verified_share(*book) + "\n");
  derived(head, in);
  scale(zh ? "等级  " : "grades  ", head.grades, in);
  scale(zh ? "各项等级  " : "letters  ", head.node_grades, in);
  policies(*book, in);
  print("\n");
  for (std::size_t i = 1; i < book->nodes().size(); ++i) {
    auto const& node = book->nodes()[i];
    std::string const pad(static_cast<std::size_t>(node.depth - 1) * 2, ' ');
    bool const leaf = node.is_leaf(i);
    std::string const mark = !leaf                  ? ""
                             : book->is_verified(i) ? (zh ? "  已核对" : "  verified")
                                                    : (zh ? "  未核对" : "  not verified");
    bool const marked = !head.structure && node.line.how != aggregation::profile;
    print(pad + out.paint(node.line.title.in(in), leaf ? tone::plain : tone::strong) + "  " +
          (marked ? detail::end_text(node.line.full_marks) : "") +
          out.paint(mark, book->is_verified(i) ? tone::good : tone::warning) +
          out.paint("  " + node.path.text(), tone::faint) + "\n");
    std::size_t const indent = pad.size() + 2;
    if (!leaf && node.line.how != aggregation::sum)
      print(std::string(indent, ' ') + describe(node.line.how, in) + "\n");
    if (!leaf) continue;
    std::string const rule = node.line.open ? (zh ? "指标由材料提供" : "the dossier brings the indicators")
                             : node.line.rule ? describe_rule(*book, node, in)
                             : head.structure
                                 ? (zh ? "由扩展它的指标体系规定分值和评分办法"
                                       : "marks and rule are for the rulebook that extends this")
                             : zh ? "尚未录入"
                                  : "not modelled";
    print(std::string(indent, ' ') + wrap(rule, 100 - indent, indent) + "\n");
    if (node.metric) {
      print(std::string(indent, ' ') +
            out.paint(wrap("= " + book->metrics()[*node.metric].formula.text(), 100 - indent, indent),
                      tone::faint) +
            "\n");
    }
  }
  open_rules(*book, in);
  return done;
}

}  // namespace fiscore_cli
