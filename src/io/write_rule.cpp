// SPDX-License-Identifier: BSL-1.0
#include "words.hpp"
#include "writer.hpp"

#include <utility>
#include <variant>

namespace fiscore::inline FISCORE_ABI::io {

json rounding_json(rounding const& of) {
  return {{"places", std::to_string(of.places)}, {"mode", words::of(words::rounding_modes, of.mode)}};
}

namespace {

json parameter_json(parameter const& of) {
  return of.is_named() ? json("$" + of.name()) : number_json(of.value());
}

void put_cost(json& into, deduction const& of) {
  into["step_unit"] = words::of(words::step_units, step_unit(of.unit));
  into["step"] = parameter_json(of.step);
  into["points"] = parameter_json(of.points);
  into["steps"] = words::of(words::step_modes, step_mode(of.steps));
  into["floor"] = parameter_json(of.floor);
}

json ends_json(band const& of) {
  json on = json::object();
  auto const end = [&](band_end const& at, char const* key, char const* included) {
    if (at.kind == closure::unbounded) return;
    on[key] = parameter_json(at.at);
    if (at.kind == closure::closed) on[included] = true;
  };
  end(of.from, "from", "from_included");
  end(of.to, "to", "to_included");
  return on;
}

json piece_json(piece const& of) {
  json made = {{"on", interval_json(of.on)}};
  std::visit(
      [&](auto const& shape) {
        using T = std::decay_t<decltype(shape)>;
        if constexpr (std::is_same_v<T, constant>) {
          made["constant"] = number_json(shape.value);
        } else if constexpr (std::is_same_v<T, line>) {
          made["line"] = {{"intercept", number_json(shape.intercept)}, {"slope", number_json(shape.slope)}};
        } else if constexpr (std::is_same_v<T, reciprocal>) {
          made["reciprocal"] = {{"base", number_json(shape.base)}, {"factor", number_json(shape.factor)}};
        } else {
          made["stairs"] = {{"start", number_json(shape.start)},
                            {"origin", number_json(shape.origin)},
                            {"step", number_json(shape.step)},
                            {"drop", number_json(shape.drop)},
                            {"count", words::of(words::step_counts, shape.count)}};
        }
      },
      of.shape);
  return made;
}

/// Appends what a form says to `into`.
class form_writer {
 public:
  explicit form_writer(json& into) : into_(into) {}

  void operator()(proportional const& of) const {
    into_["target"] = parameter_json(of.target);
    into_["direction"] = words::of(words::goals, goal(of.direction));
    if (of.direction == goal::at_most)
      into_["inverse"] = words::of(words::inverse_variants, inverse_variant(of.inverse));
    into_["zero_target"] = words::of(words::zero_targets, zero_target(of.zero));
    into_["cap"] = of.cap ? number_json(*of.cap) : json("none");
    if (of.pass_threshold) into_["pass_threshold"] = number_json(*of.pass_threshold);
  }
  void operator()(step_deduction const& of) const {
    into_["limit"] = parameter_json(of.limit);
    into_["side"] = words::of(words::sides, fiscore::side(of.side));
    put_cost(into_, of.cost);
  }
  void operator()(bands const& of) const {
    into_["bands"] = json::array();
    for (auto const& row : of.rows)
      into_["bands"].push_back({{"on", ends_json(row)}, {"points", parameter_json(row.points)}});
  }
  void operator()(threshold const& of) const {
    into_["test"] = words::of(words::comparisons, comparison(of.test));
    into_["value"] = parameter_json(of.value);
    into_["otherwise"] = parameter_json(of.otherwise);
  }
  void operator()(range_target const& of) const {
    into_["low"] = parameter_json(of.low);
    into_["high"] = parameter_json(of.high);
    put_cost(into_, of.cost);
  }
  void operator()(count_deduction const& of) const {
    into_["points"] = parameter_json(of.points);
    into_["floor"] = parameter_json(of.floor);
  }
  void operator()(deadline const& of) const {
    into_["due"] = parameter_json(of.due);
    into_["unit"] = words::of(words::lateness_units, lateness_unit(of.unit));
    if (of.unit == lateness_unit::month)
      into_["month_end"] = words::of(words::month_ends, month_end(of.months_end));
    into_["points"] = parameter_json(of.points);
    into_["late"] = words::of(words::step_modes, step_mode(of.late));
    into_["floor"] = parameter_json(of.floor);
  }
  void operator()(interpolation const& of) const {
    into_["through"] = json::array();
    for (auto const& each : of.through)
      into_["through"].push_back(
          {{"at", parameter_json(each.at)}, {"points", parameter_json(each.points)}});
    into_["below"] = words::of(words::beyond_ends, beyond(of.below));
    into_["above"] = words::of(words::beyond_ends, beyond(of.above));
  }
  void operator()(conversion const& of) const { into_["maximum"] = parameter_json(of.maximum); }
  void operator()(curve const& of) const {
    into_["pieces"] = json::array();
    for (auto const& each : of.pieces()) into_["pieces"].push_back(piece_json(each));
  }
  void operator()(checklist const& of) const {
    into_["items"] = json::array();
    for (auto const& each : of.items) {
      json row = {{"id", each.id}};
      put(row, "title", each.title);
      row["points"] = number_json(each.points);
      into_["items"].push_back(std::move(row));
    }
  }
  void operator()(element_count const& of) const {
    into_["items"] = json::array();
    for (auto const& each : of.items) {
      json row = {{"id", each.id}};
      put(row, "title", each.title);
      if (each.required) row["required"] = true;
      into_["items"].push_back(std::move(row));
    }
    into_["rows"] = json::array();
    for (auto const& each : of.rows) {
      into_["rows"].push_back({{"count", std::to_string(each.count)},
                               {"required", std::to_string(each.required)},
                               {"points", number_json(each.points)}});
    }
    into_["otherwise"] = number_json(of.otherwise);
  }
  void operator()(tiers const& of) const {
    into_["unit"] = words::of(words::tier_units, tier_unit(of.unit));
    if (of.ends) into_["ends"] = rounding_json(*of.ends);
    into_["tiers"] = json::array();
    for (auto const& each : of.rows) {
      json row = {{"id", each.id}};
      put(row, "title", each.title);
      row["scores"] = interval_json(each.scores);
      into_["tiers"].push_back(std::move(row));
    }
  }
  void operator()(manual const&) const {}
  void operator()(custom const& of) const {
    diagnostic what;
    what.code = errc::rule_opaque;
    what.message = {"自定义规则“" + of.name + "”是程序的一部分，文件中放不下",
                    "the custom rule \"" + of.name + "\" is part of a program: no file can hold it"};
    throw error(std::move(what));
  }

 private:
  json& into_;
};

}  // namespace

json rule_json(rule const& of) {
  json made = {{"form", std::string(form_name(of))}};
  std::visit(form_writer(made), of);
  return made;
}

}  // namespace fiscore::inline FISCORE_ABI::io
