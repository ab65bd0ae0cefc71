// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "sources.hpp"

#include <fiscore/base/config.hpp>
#include <fiscore/base/diagnostic.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  using fiscore::language;
  CLI::App app{
      "预算绩效评价：按指标体系评分，逐分说明依据。\nPublic-budget performance evaluation: scores a "
      "dossier by a rulebook and explains every point.",
      "fiscore"};
  app.set_version_flag("--version", "fiscore " FISCORE_VERSION);
  app.require_subcommand(1);
  // Given before or after the command's own words.
  language in = language::zh;
  std::map<std::string, language> const languages{{"zh", language::zh}, {"en", language::en}};
  auto const language_option = [&](CLI::App* to) {
    to->add_option("--lang", in, "输出语言 output language: zh, en")
        ->transform(CLI::Transformer(languages))
        ->option_text("zh|en");
  };

  fiscore_cli::evaluate_options options;
  std::string format = "text";
  auto* const evaluate = app.add_subcommand("evaluate", "评分 score a dossier");
  evaluate->add_option("DOSSIER", options.dossier, "自评材料文件 dossier file")->required();
  evaluate->add_option("--rulebook", options.rulebook, "指标体系标识或文件 id or file of a rulebook")
      ->option_text("ID|FILE");
  evaluate->add_option("--format", format, "输出格式 output format")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("text|json");
  evaluate->add_flag("--explain", options.explain, "说明每一分的依据 explain every point");
  evaluate->add_option("--node", options.node, "只看一项指标 one indicator or section")
      ->option_text("PATH");
  evaluate->add_option("--as-of", options.as_of, "按这一天有效的版本 the version in force on a day")
      ->option_text("YYYY-MM-DD");
  evaluate->add_flag("--strict", options.strict,
                     "有未录入或未核对的指标就不评分 refuse rows that are not modelled or not verified");
  evaluate->add_option("--earlier", options.earlier, "以前年度的材料文件 dossiers of earlier years")
      ->option_text("FILE");
  language_option(evaluate);

  std::vector<std::string> files;
  auto* const check = app.add_subcommand("check", "检查文件 check files");
  check->add_option("FILE", files, "材料或指标体系文件 dossier and rulebook files")->required();
  language_option(check);

  std::string file;
  std::string to = "json";
  auto* const convert = app.add_subcommand("convert", "改写为另一种格式 write a file in the other format");
  convert->add_option("FILE", file, "材料或指标体系文件 dossier or rulebook file")->required();
  convert->add_option("--to", to, "输出格式 output format")
      ->check(CLI::IsMember({"json", "yaml"}))
      ->option_text("json|yaml");
  language_option(convert);

  auto* const list = app.add_subcommand("rulebooks", "内置的指标体系 the rulebooks that ship");
  language_option(list);

  std::string name;
  auto* const show = app.add_subcommand("show", "查看指标体系 show a rulebook");
  show->add_option("RULEBOOK", name, "标识或文件 id or file")->required();
  language_option(show);

  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& problem) {
    return app.exit(problem) == 0 ? fiscore_cli::done : fiscore_cli::bad_input;
  }
  options.json = format == "json";
  options.language = in;
  try {
    if (*evaluate) return fiscore_cli::evaluate(options);
    if (*check) return fiscore_cli::check(files, in);
    if (*convert) return fiscore_cli::convert(file, to == "yaml", in);
    if (*list) return fiscore_cli::rulebooks(in);
    return fiscore_cli::show(name, in);
  } catch (fiscore::error const& problem) {
    fiscore_cli::complain(problem.diagnostics(), {}, in);
  } catch (std::exception const& problem) {
    std::fprintf(stderr, "fiscore: %s\n", problem.what());
  }
  return fiscore_cli::bad_input;
}
