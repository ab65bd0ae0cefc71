// SPDX-License-Identifier: BSL-1.0
#include "read_rule.hpp"
#include "words.hpp"

#include <utility>

namespace fiscore::inline FISCORE_ABI::io {

namespace {

class rule_reader {
 public:
  rule_reader(mapping_reader& keys, reading_context& context, unit const& measure)
      : keys_(keys), context_(context), measure_(measure) {}

  std::optional<rule> run(std::size_t form) {
    std::optional<rule> made = read(form);
    return complete_ ? std::move(made) : std::nullopt;
  }

 private:
  rule read(std::size_t form) {
    switch (form) {
      case 0:
        return proportional_form();
      case 1:
        return step_form();
      case 2:
        return bands_form();
      case 3:
        return threshold_form();
      case 4:
        return range_form();
      case 5:
        return count_form();
      case 6:
        return deadline_form();
      case 7:
        return interpolation_form();
      case 8:
        return conversion{points("maximum")};
      case 9:
        return curve_form();
      case 10:
        return checklist_form();
      case 11:
        return element_form();
      case 12:
        return tiers_form();
      default:
        return manual();
    }
  }

  /// A value that must be there; `otherwise` stands in so that reading goes on.
  template <class T>
  T need(std::optional<T> read, T otherwise) {
    if (!read) complete_ = false;
    return read ? std::move(*read) : std::move(otherwise);
  }
  template <class E>
  E choice(std::string_view key, word_list words) {
    return static_cast<E>(need(keys_.required_choice(key, words), std::size_t{0}));
  }

  /// A number in the unit of the measure, a date, or `$name` for a metric.
  std::optional<parameter> parameter_of(tree const& node, bool is_step = false) {
    if (node.what == tree::kind::scalar && node.text.starts_with('$'))
      return parameter::named(node.text.substr(1));
    if (node.what == tree::kind::scalar && node.text.size() == 10 && node.text[4] == '-') {
      auto const day = read_date(node, context_);
      return day ? std::optional(parameter(*day)) : std::nullopt;
    }
    if (node.what == tree::kind::scalar && node.text.find('/') != std::string::npos) {
      auto const value = read_rational(node, context_);
      return value ? std::optional(parameter(*value)) : std::nullopt;
    }
    auto const read = read_quantity(node, context_);
    if (!read) return std::nullopt;
    if (read->unit.symbol().empty()) return parameter(rational(read->value));
    // A step along a percentage is a difference of percentages.
    static unit const point("pp");
    bool const as_points = is_step && measure_.dimension() == "ratio" && commensurable(read->unit, point);
    auto const value = as_points ? result<rational>(read->in_base() / measure_.factor())
                                 : try_convert(read->value, read->unit, measure_);
    if (value) return parameter(*value);
    context_.report(value.error(), node);
    return std::nullopt;
  }
  parameter number(std::string_view key, bool is_step = false) {
    tree const* found = keys_.required(key);
    if (found == nullptr) complete_ = false;
    return need(found == nullptr ? std::nullopt : parameter_of(*found, is_step), parameter(0));
  }
  /// Scores have no unit.
  std::optional<parameter> points_of(tree const& node) {
    if (node.what == tree::kind::scalar && node.text.starts_with('$'))
      return parameter::named(node.text.substr(1));
    auto const value = read_rational(node, context_);
    return value ? std::optional(parameter(*value)) : std::nullopt;
  }
  parameter points(std::string_view key) {
    tree const* found = keys_.required(key);
    return need(found == nullptr ? std::nullopt : points_of(*found), parameter(0));
  }

  /// `[80, 90)`, whose ends count in the unit of the measure, or {from, from_included, to, to_included}.
  std::optional<std::pair<band_end, band_end>> ends_of(tree const& node) {
    if (node.what == tree::kind::scalar) {
      auto const on = read_interval(node, context_);
      if (!on) return std::nullopt;
      return std::pair{band_end{on->lower().at, on->lower().kind},
                       band_end{on->upper().at, on->upper().kind}};
    }
    mapping_reader keys(node, context_);
    std::pair<band_end, band_end> ends;
    auto const end = [&](std::string_view at, std::string_view included, band_end& into) {
      bool const closed = keys.flag(included, false);
      tree const* found = keys.optional(at);
      if (found == nullptr) return true;
      auto value = parameter_of(*found);
      if (!value) return false;
      into = {std::move(*value), closed ? closure::closed : closure::open};
      return true;
    };
    bool const lower = end("from", "from_included", ends.first);
    bool const upper = end("to", "to_included", ends.second);
    return lower && upper ? std::optional(std::move(ends)) : std::nullopt;
  }

  deduction cost() {
    auto const unit = choice<step_unit>("step_unit", words::step_units);
    parameter step = number("step", true);
    parameter lost = points("points");
    auto const mode = choice<step_mode>("steps", words::step_modes);
    return {std::move(step), unit, std::move(lost), mode, points("floor")};
  }

  rule proportional_form() {
    parameter target = number("target");
    auto const direction = choice<goal>("direction", words::goals);
    // The variant says how an at-most target decays; it means nothing for at least.
    auto const inverse = direction == goal::at_most
                             ? choice<inverse_variant>("inverse", words::inverse_variants)
                             : inverse_variant::ratio;
    proportional made{std::move(target), direction, inverse,
                      choice<zero_target>("zero_target", words::zero_targets)};
    if (tree const* cap = keys_.required("cap"); cap == nullptr) {
      complete_ = false;
    } else if (cap->text == "none") {
      made.cap = std::nullopt;
    } else {
      made.cap = need(read_rational(*cap, context_), rational(1));
    }
    if (tree const* pass = keys_.optional("pass_threshold"))
      made.pass_threshold = need(read_rational(*pass, context_), rational(0));
    return made;
  }

  rule step_form() {
    parameter limit = number("limit");
    auto const which = choice<side>("side", words::sides);
    return step_deduction{std::move(limit), which, cost()};
  }

  rule range_form() {
    parameter low = number("low");
    parameter high = number("high");
    return range_target{std::move(low), std::move(high), cost()};
  }

  rule count_form() {
    parameter lost = points("points");
    return count_deduction{std::move(lost), points("floor")};
  }

  rule bands_form() {
    bands made;
    tree const* found = keys_.required("bands");
    for (auto const& each : read_sequence(found, context_)) {
      mapping_reader row(each, context_);
      tree const* on = row.required("on");
      auto ends = on == nullptr ? std::nullopt : ends_of(*on);
      tree const* earned = row.required("points");
      auto value = earned == nullptr ? std::nullopt : points_of(*earned);
      if (ends && value) {
        made.rows.emplace_back(std::move(ends->first), std::move(ends->second), std::move(*value));
      } else {
        complete_ = false;
      }
    }
    complete_ = complete_ && found != nullptr;
    return made;
  }

  rule threshold_form() {
    auto const test = choice<comparison>("test", words::comparisons);
    threshold made{test, number("value")};
    if (tree const* found = keys_.optional("otherwise"))
      made.otherwise = need(points_of(*found), parameter(0));
    return made;
  }

  rule deadline_form() {
    parameter due = number("due");
    auto const unit = choice<lateness_unit>("unit", words::lateness_units);
    auto const month = unit == lateness_unit::month ? choice<month_end>("month_end", words::month_ends)
                                                    : month_end::same_day;
    parameter lost = points("points");
    auto const late = choice<step_mode>("late", words::step_modes);
    return deadline{std::move(due), unit, month, std::move(lost), late, points("floor")};
  }

  rule interpolation_form() {
    std::vector<interpolation_point> through;
    tree const* found = keys_.required("through");
    for (auto const& each : read_sequence(found, context_)) {
      mapping_reader row(each, context_);
      tree const* at = row.required("at");
      tree const* earned = row.required("points");
      auto x = at == nullptr ? std::nullopt : parameter_of(*at);
      auto y = earned == nullptr ? std::nullopt : points_of(*earned);
      if (x && y) {
        through.push_back({std::move(*x), std::move(*y)});
      } else {
        complete_ = false;
      }
    }
    complete_ = complete_ && found != nullptr;
    auto const below = choice<beyond>("below", words::beyond_ends);
    return interpolation{std::move(through), below, choice<beyond>("above", words::beyond_ends)};
  }

  /// Pieces as they are: {on, constant | line: {intercept, slope} | stairs: {...} | reciprocal: {base,
  /// factor}}.
  rule curve_form() {
    std::vector<piece> pieces;
    tree const* found = keys_.required("pieces");
    for (auto const& each : read_sequence(found, context_)) {
      mapping_reader row(each, context_);
      tree const* on = row.required("on");
      auto const where = on == nullptr ? std::nullopt : read_interval(*on, context_);
      auto what = shape_of(row);
      if (where && what) {
        pieces.push_back({*where, std::move(*what)});
      } else {
        complete_ = false;
      }
    }
    if (found == nullptr) complete_ = false;
    if (!complete_) return curve();
    auto made = curve::try_make(std::move(pieces));
    if (made) return std::move(*made);
    complete_ = false;
    for (auto& each : std::move(made).error()) {
      for (auto& other : each.others) other.where = place_of(keys_.node(), other.path, context_.file);
      each.where = place_of(keys_.node(), each.path, context_.file);
      each.path.clear();
      context_.problems.push_back(std::move(each));
    }
    return curve();
  }

  std::optional<shape> shape_of(mapping_reader& row) {
    auto const part = [](mapping_reader& of, std::string_view key) -> std::optional<rational> {
      tree const* found = of.required(key);
      return found == nullptr ? std::nullopt : read_rational(*found, of.context());
    };
    if (row.node().find("line") != nullptr) {
      mapping_reader keys(*row.required("line"), context_);
      auto const intercept = part(keys, "intercept");
      auto const slope = part(keys, "slope");
      if (intercept && slope) return line{*intercept, *slope};
      return std::nullopt;
    }
    if (row.node().find("reciprocal") != nullptr) {
      mapping_reader keys(*row.required("reciprocal"), context_);
      auto const base = part(keys, "base");
      auto const factor = part(keys, "factor");
      if (base && factor) return reciprocal{*base, *factor};
      return std::nullopt;
    }
    if (row.node().find("stairs") != nullptr) {
      mapping_reader keys(*row.required("stairs"), context_);
      auto const start = part(keys, "start");
      auto const origin = part(keys, "origin");
      auto const step = part(keys, "step");
      auto const drop = part(keys, "drop");
      auto const count = keys.required_choice("count", words::step_counts);
      if (start && origin && step && drop && count) {
        return staircase{*start, *origin, *step, *drop, static_cast<step_count>(*count)};
      }
      return std::nullopt;
    }
    auto const value = part(row, "constant");
    return value ? std::optional<shape>(constant{*value}) : std::nullopt;
  }

  rule checklist_form() {
    checklist made;
    tree const* found = keys_.required("items");
    for (auto const& each : read_sequence(found, context_)) {
      mapping_reader row(each, context_);
      checklist::item item;
      item.id = row.required_text("id");
      item.title = row.words("title");
      tree const* earned = row.required("points");
      item.points = need(earned == nullptr ? std::nullopt : read_rational(*earned, context_), rational(0));
      made.items.push_back(std::move(item));
    }
    complete_ = complete_ && found != nullptr;
    return made;
  }

  std::size_t size(mapping_reader& row, std::string_view key) {
    tree const* found = row.required(key);
    auto const value = found == nullptr ? std::nullopt : read_count(*found, context_);
    return need(value, std::size_t{0});
  }
  rule element_form() {
    element_count made;
    tree const* items = keys_.required("items");
    for (auto const& each : read_sequence(items, context_)) {
      mapping_reader row(each, context_);
      made.items.push_back({row.required_text("id"), row.words("title"), row.flag("required", false)});
    }
    tree const* rows = keys_.required("rows");
    for (auto const& each : read_sequence(rows, context_)) {
      mapping_reader row(each, context_);
      element_count::row one;
      one.count = size(row, "count");
      one.required = size(row, "required");
      one.points = need(row.number("points"), rational(0));
      made.rows.push_back(std::move(one));
    }
    made.otherwise = need(keys_.number("otherwise"), rational(0));
    complete_ = complete_ && items != nullptr && rows != nullptr;
    return made;
  }

  rule tiers_form() {
    tiers made;
    made.unit = choice<tier_unit>("unit", words::tier_units);
    if (tree const* ends = keys_.optional("ends")) made.ends = read_rounding(*ends, context_);
    tree const* found = keys_.required("tiers");
    for (auto const& each : read_sequence(found, context_)) {
      mapping_reader row(each, context_);
      tiers::tier tier;
      tier.id = row.required_text("id");
      tier.title = row.words("title");
      tree const* scores = row.required("scores");
      auto const range = scores == nullptr ? std::nullopt : scores_of(*scores);
      tier.scores = need(range, interval::point(0));
      made.rows.push_back(std::move(tier));
    }
    complete_ = complete_ && found != nullptr;
    return made;
  }

  /// `[80, 90)`, or a bare number for a fixed score.
  std::optional<interval> scores_of(tree const& node) {
    bool const fixed =
        node.what == tree::kind::scalar && node.text.find_first_of("[({") == std::string::npos;
    if (!fixed) return read_interval(node, context_);
    auto const value = read_rational(node, context_);
    return value ? std::optional(interval::point(*value)) : std::nullopt;
  }

  mapping_reader& keys_;
  reading_context& context_;
  unit const& measure_;
  bool complete_ = true;
};

}  // namespace

std::optional<rule> read_rule(tree const& node, reading_context& context, unit const& measure) {
  mapping_reader keys(node, context);
  // `custom`, the last, lives in code alone.
  auto const form = keys.required_choice("form", form_names().first(form_names().size() - 1));
  if (!form) {
    keys.take_all();
    return std::nullopt;
  }
  return rule_reader(keys, context, measure).run(*form);
}

}  // namespace fiscore::inline FISCORE_ABI::io
