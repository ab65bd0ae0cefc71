// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/dossier.hpp>

#include "read_target.hpp"
#include "reader.hpp"
#include "words.hpp"

#include <fiscore/budget/classification.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace io {
namespace {

std::vector<std::string> names_of(std::span<named_word const> words) {
  std::vector<std::string> names;
  for (auto const& word : words) names.emplace_back(word.name);
  return names;
}

std::optional<std::size_t> index_of(std::string_view name, std::span<named_word const> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].name == name) return i;
  }
  return std::nullopt;
}

class dossier_reader {
 public:
  dossier_reader(tree const& root, reading_context& context) : root_(root), context_(context) {}

  dossier run() {
    mapping_reader keys(root_, context_);
    if (!check_format(keys, "dossier")) {
      keys.take_all();
      return std::move(made_);
    }
    return read(keys);
  }
  /// A dossier of an earlier year inside another: the same keys without the format.
  dossier run_inside(std::optional<unit> const& default_unit) {
    default_unit_ = default_unit;
    mapping_reader keys(root_, context_);
    return read(keys);
  }

 private:
  dossier read(mapping_reader& keys) {
    identity(keys);
    if (tree const* found = keys.optional("budget")) budget(*found);
    if (tree const* found = keys.optional("funds")) funds(*found);
    if (tree const* found = keys.optional("tables")) tables(*found);
    if (tree const* found = keys.optional("figures")) figures(*found);
    if (tree const* found = keys.optional("metrics")) metrics(*found);
    if (tree const* found = keys.optional("targets")) targets(*found);
    if (tree const* found = keys.optional("answers")) answers(*found);
    if (tree const* found = keys.optional("not_applicable")) exemptions(*found);
    if (tree const* found = keys.optional("recorded")) recorded(*found);
    if (tree const* found = keys.optional("earlier")) earlier(*found);
    return std::move(made_);
  }

  void identity(mapping_reader& keys) {
    made_.id = keys.required_text("id");
    made_.title = keys.words("title");
    if (tree const* found = keys.optional("unit")) {
      mapping_reader unit(*found, context_);
      made_.unit_code = unit.text("code");
      made_.unit_name = unit.words("name");
    }
    if (tree const* found = keys.optional("project")) {
      mapping_reader project(*found, context_);
      made_.project_code = project.text("code");
      made_.project_name = project.words("name");
    }
    made_.version = keys.text("version");
    if (tree const* found = keys.required("fiscal_year")) {
      auto const year = integer::try_parse(found->text);
      if (found->what != tree::kind::scalar || !year || *year < 1900 || *year > 2999) {
        context_.report(errc::value_unknown, *found, "年度应为四位数字，如 2021",
                        "the fiscal year is a year, as 2021");
      } else {
        made_.fiscal_year = static_cast<int>(year->to_int64());
      }
    }
    if (auto const which = keys.choice("stage", words::stages)) made_.stage = static_cast<stage>(*which);
    month(keys);
    made_.rulebook = keys.text("rulebook");
    made_.document = keys.text("document");
    if (tree const* found = keys.optional("default_unit")) {
      default_unit_ = unit(read_text(*found, context_).value_or(""));
      if (default_unit_->dimension() == "number" || !is_money(*default_unit_)) {
        context_.report(errc::field_unit, *found, "“" + found->text + "”不是金额单位",
                        "\"" + found->text + "\" is no unit of money");
        default_unit_.reset();
      }
    }
    made_.amounts_may_be_negative = keys.flag("amounts_may_be_negative", false);
  }

  /// The month up to which a monitoring sheet reports.
  void month(mapping_reader& keys) {
    tree const* found = keys.optional("month");
    if (found == nullptr) return;
    auto const value = read_decimal(*found, context_);
    if (!value) return;
    if (rational(*value).is_whole() && *value >= 1 && *value <= 12) {
      made_.set("as_of.month", figure{{*value, {}}, {}, {}});
    } else {
      context_.report(errc::value_unknown, *found, "月份应为 1 至 12", "a month is a number from 1 to 12");
    }
  }

  /// Currencies have three-letter dimensions.
  static bool is_money(unit const& of) {
    std::string const& name = of.dimension();
    return name == "CNY" || name == "USD" || name == "EUR" || name == "HKD" || name == "JPY";
  }

  enum class measure_kind : std::uint8_t { money, ratio, people, any };

  /// A figure: `362.40`, `36.8%`, {value, at, note}, or {exact, unit} for one that was computed. What has
  /// no unit takes that of its kind.
  std::optional<cell> cell_of(tree const& node, std::string const& at, measure_kind kind) {
    figure read;
    read.at = at;
    tree const* value = &node;
    if (node.what == tree::kind::mapping) {
      mapping_reader keys(node, context_);
      tree const* exact = keys.optional("exact");
      value = exact == nullptr ? keys.required("value") : exact;
      if (tree const* place = keys.optional("at")) read.at = read_text(*place, context_).value_or("");
      read.note = keys.text("note");
      if (value == nullptr) return std::nullopt;
      if (exact != nullptr) return computed(*exact, unit(keys.text("unit")), std::move(read), kind);
    }
    auto printed = read_quantity(*value, context_);
    if (!printed) return std::nullopt;
    if (printed->unit.symbol().empty()) {
      if (kind == measure_kind::people) printed->unit = unit("人");
      if (kind == measure_kind::money && default_unit_) printed->unit = *default_unit_;
    }
    if (!suits(*value, printed->unit, kind)) return std::nullopt;
    if (printed->unit.counts() && !printed->in_base().is_whole()) {
      context_.report(
          errc::number_not_whole, *value,
          "“" + value->text + "”应为整数：“" + printed->unit.symbol() + "”是计数单位",
          "\"" + value->text + "\" should be whole: \"" + printed->unit.symbol() + "\" counts things");
      return std::nullopt;
    }
    read.printed = std::move(*printed);
    return cell(std::move(read));
  }

  std::optional<cell> computed(tree const& node, unit in, figure read, measure_kind kind) {
    auto const value = read_rational(node, context_);
    if (!value || !suits(node, in, kind)) return std::nullopt;
    cell made = detail::computed_cell({*value, std::move(in)});
    made.reported.at = std::move(read.at);
    made.reported.note = std::move(read.note);
    return made;
  }

  bool suits(tree const& node, unit const& of, measure_kind kind) {
    if (!fits(of, kind)) {
      std::string const& symbol = of.symbol();
      static constexpr char const* zh[] = {"金额（没有写单位时用 default_unit）", "百分数，如 35.9%",
                                           "人数"};
      static constexpr char const* en[] = {"an amount of money (without a unit: default_unit)",
                                           "a percentage, as 35.9%", "a number of people"};
      auto& what = context_.report(
          errc::field_unit, node, symbol.empty() ? "缺少单位" : "单位“" + symbol + "”不适用",
          symbol.empty() ? "the unit is missing" : "the unit \"" + symbol + "\" does not fit");
      what.expected = {zh[static_cast<std::size_t>(kind)], en[static_cast<std::size_t>(kind)]};
      return false;
    }
    return kind != measure_kind::money || one_currency(node, of);
  }

  /// The amounts of a budget are in one currency: they add up.
  bool one_currency(tree const& value, unit const& of) {
    if (!currency_) currency_ = of;
    if (commensurable(*currency_, of)) return true;
    context_.report(errc::unit_mismatch, value,
                    "币种混用：“" + of.symbol() + "”与“" + currency_->symbol() + "”",
                    "two currencies: \"" + of.symbol() + "\" and \"" + currency_->symbol() + "\"");
    return false;
  }

  static bool fits(unit const& of, measure_kind kind) {
    switch (kind) {
      case measure_kind::money:
        return is_money(of);
      case measure_kind::ratio:
        return of.dimension() == "ratio";
      case measure_kind::people:
        return of.dimension() == "人";
      case measure_kind::any:
        break;
    }
    return true;
  }

  void budget(tree const& node) {
    mapping_reader books(node, context_);
    for (std::size_t i = 0; i < book_words().size(); ++i) {
      tree const* found = books.optional(book_words()[i].name);
      if (found == nullptr) continue;
      auto const which = static_cast<book>(i);
      if (found->what == tree::kind::scalar && found->text == "nil") {
        made_.set_nil(which);
      } else {
        items(*found, which);
      }
    }
  }

  void unknown(tree const& key, std::span<named_word const> words, char const* zh, char const* en) {
    auto& what = context_.report(errc::field_unknown, key, std::string(zh) + "“" + key.text + "”",
                                 std::string(en) + " \"" + key.text + "\"");
    auto const names = names_of(words);
    if (auto const near = nearest(key.text, names)) {
      what.hint = {"是否为“" + *near + "”？", "did you mean \"" + *near + "\"?"};
    } else {
      for (auto const& name : names) {
        what.expected.zh += (what.expected.zh.empty() ? "" : "、") + name;
        what.expected.en += (what.expected.en.empty() ? "" : ", ") + name;
      }
    }
  }

  void items(tree const& node, book in) {
    mapping_reader accounts(node, context_);
    accounts.take_all();
    for (auto const& [key, value] : node.entries) {
      auto const what = index_of(key.text, item_words());
      if (!what) {
        unknown(key, item_words(), "预算中没有项目", "the budget has no item");
      } else {
        columns(value, in, static_cast<item>(*what));
      }
    }
  }

  void funds(tree const& node) {
    mapping_reader sources(node, context_);
    for (std::size_t i = 0; i < fund_words().size(); ++i) {
      tree const* found = sources.optional(fund_words()[i].name);
      if (found == nullptr) continue;
      account(*found, [&](column which) { return field_name(static_cast<fund>(i), which); });
    }
  }

  void columns(tree const& node, book in, item what) {
    account(node, [&](column which) { return field_name(in, what, which); });
  }

  template <class Name>
  void account(tree const& node, Name name) {
    mapping_reader keys(node, context_);
    keys.take_all();
    if (node.what != tree::kind::mapping) return;
    std::string const at = keys.text("at");
    for (auto const& [key, value] : node.entries) {
      if (key.text == "at") continue;
      auto const which = index_of(key.text, column_words());
      if (!which) {
        unknown(key, column_words(), "账户中没有栏目", "an account has no column");
        continue;
      }
      auto const named = static_cast<column>(*which);
      bool const ratio = named == column::change_rate || named == column::share;
      if (auto read = cell_of(value, at, ratio ? measure_kind::ratio : measure_kind::money)) {
        made_.set(name(named), std::move(*read));
      }
    }
  }

  void tables(tree const& node) {
    mapping_reader names(node, context_);
    names.take_all();
    for (auto const& [key, value] : node.entries) {
      auto& rows = made_.table_of(key.text).rows;
      for (auto const& each : read_sequence(&value, context_)) row(each, key.text, rows);
    }
  }

  /// The tables whose rows are named by the codes of a classification.
  static std::optional<classification> codes_of(std::string_view table) {
    if (table == "functional") return classification::functional;
    if (table == "department_economic") return classification::department_economic;
    if (table == "government_economic") return classification::government_economic;
    return std::nullopt;
  }

  void row(tree const& node, std::string const& table, std::vector<table_row>& rows) {
    mapping_reader keys(node, context_);
    keys.take_all();
    if (node.what != tree::kind::mapping) return;
    table_row made;
    made.id = keys.required_text("id");
    made.name = keys.words("name");
    made.at = keys.text("at");
    if (auto const codes = codes_of(table);
        codes && !made.id.empty() && !is_code(*codes, made.id, made_.fiscal_year)) {
      context_.report(errc::field_unknown, *node.find("id"),
                      std::to_string(made_.fiscal_year) + " 年没有科目“" + made.id + "”",
                      "there is no code \"" + made.id + "\" in " + std::to_string(made_.fiscal_year));
    }
    for (auto const& known : rows) {
      if (known.id == made.id && !made.id.empty()) {
        context_.report(errc::key_duplicate, *node.find("id"), "行“" + made.id + "”重复",
                        "the row \"" + made.id + "\" stands twice");
      }
    }
    bool const staffing = table == "staffing";
    for (auto const& [key, value] : node.entries) {
      if (key.text == "id" || key.text == "name" || key.text == "at" || value.is_null()) continue;
      bool const people = staffing && (key.text == "authorised" || key.text == "in_post");
      if (staffing && !people) {
        static constexpr named_word columns[] = {{"authorised", "", ""}, {"in_post", "", ""}};
        unknown(key, columns, "人员表中没有栏目", "the staffing table has no column");
        continue;
      }
      bool const money = index_of(key.text, column_words()).has_value();
      auto const kind = people ? measure_kind::people : money ? measure_kind::money : measure_kind::any;
      if (auto read = cell_of(value, made.at, kind)) made.set(key.text, std::move(*read));
    }
    rows.push_back(std::move(made));
  }

  void figures(tree const& node) {
    mapping_reader names(node, context_);
    names.take_all();
    for (auto const& [key, value] : node.entries) {
      if (auto read = cell_of(value, {}, measure_kind::any))
        made_.set("figures." + key.text, std::move(*read));
    }
  }

  void metrics(tree const& node) {
    mapping_reader names(node, context_);
    names.take_all();
    for (auto const& [key, value] : node.entries) {
      if (auto read = cell_of(value, {}, measure_kind::any)) made_.set_metric(key.text, std::move(*read));
    }
  }

  void targets(tree const& node) {
    for (auto const& each : read_sequence(&node, context_)) {
      read_target(each, context_, made_);
    }
  }

  void answers(tree const& node) {
    mapping_reader names(node, context_);
    names.take_all();
    for (auto const& [key, value] : node.entries) {
      mapping_reader keys(value, context_);
      answer made;
      if (tree const* items = keys.optional("items")) {
        mapping_reader each(*items, context_);
        each.take_all();
        for (auto const& [id, fulfilled] : items->entries) {
          if (auto const yes = read_flag(fulfilled, context_)) made.items.emplace_back(id.text, *yes);
        }
      }
      made.tier = keys.text("tier");
      if (tree const* score = keys.optional("score")) made.score = read_rational(*score, context_);
      made.averaged = keys.flag("averaged", false);
      made.reason = keys.text("reason");
      made.by = keys.text("by");
      made.at = keys.text("at");
      made_.set_answer(key.text, std::move(made));
    }
  }

  void exemptions(tree const& node) {
    mapping_reader names(node, context_);
    names.take_all();
    for (auto const& [key, value] : node.entries) {
      mapping_reader keys(value, context_);
      exemption made;
      if (auto const kind = keys.choice("kind", words::exemptions))
        made.kind = static_cast<exemption_kind>(*kind);
      made.reason = keys.required_text("reason");
      made_.set_exemption(key.text, std::move(made));
    }
  }

  void recorded(tree const& node) {
    mapping_reader names(node, context_);
    names.take_all();
    for (auto const& [key, value] : node.entries) {
      for (auto const& each : read_sequence(&value, context_)) {
        mapping_reader keys(each, context_);
        recorded_score made;
        tree const* score = keys.required("score");
        auto const read = score == nullptr ? std::nullopt : read_decimal(*score, context_);
        made.by = keys.text("by");
        if (auto const which = keys.choice("stage", words::stages)) made.stage = static_cast<stage>(*which);
        made.reason = keys.text("reason");
        made.at = keys.text("at");
        if (!read) continue;
        made.score = *read;
        made_.add_recorded(key.text, std::move(made));
      }
    }
  }

  void earlier(tree const& node) {
    for (auto const& each : read_sequence(&node, context_)) {
      dossier made = dossier_reader(each, context_).run_inside(default_unit_);
      if (made.fiscal_year >= made_.fiscal_year && made.fiscal_year != 0) {
        tree const* year = each.find("fiscal_year");
        context_.report(errc::value_unknown, year == nullptr ? each : *year, "earlier 里的年度须早于本年度",
                        "a dossier under `earlier` is of an earlier year");
      }
      made_.earlier.push_back(std::move(made));
    }
  }

  tree const& root_;
  reading_context& context_;
  dossier made_;
  std::optional<unit> default_unit_;
  std::optional<unit> currency_;
};

}  // namespace
}  // namespace io

reading<dossier> read_dossier(std::string_view text, std::string const& file, read_limits limits) {
  reading<dossier> read;
  io::reading_context context{file, {}};
  auto const root = io::parse_tree(text, file, limits, context.problems);
  if (root) {
    dossier made = io::dossier_reader(*root, context).run();
    io::sort_by_place(context.problems);
    if (!has_error(context.problems)) read.value = std::move(made);
  }
  read.diagnostics = std::move(context.problems);
  return read;
}

}  // namespace fiscore::inline FISCORE_ABI
