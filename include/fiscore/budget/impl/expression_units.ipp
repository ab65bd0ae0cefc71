// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/detail/expression.hpp>
#include <fiscore/budget/dossier.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE bilingual describe(unit_clash const& of) {
  auto const name = [](unit const& each, char const* plain, char const* open, char const* close) {
    return each.symbol().empty() ? plain : open + each.symbol() + close;
  };
  return {"单位不能混用：" + name(of.left, "无单位的数", "“", "”") + "与" +
              name(of.right, "无单位的数", "“", "”"),
          "units that do not go together: " + name(of.left, "a plain number", "\"", "\"") + " and " +
              name(of.right, "a plain number", "\"", "\"")};
}

namespace detail {

/// Follows the units of one dossier's figures through an expression and keeps the first two that clash.
class unit_reader {
 public:
  using op = expression::op;

  unit_reader(std::vector<expression::node> const& nodes, expression::environment const& in)
      : nodes_(nodes), in_(in) {}

  /// What an operand is counted in. Of dates, products, and what a constant scales nothing is said.
  struct counted {
    enum class sort : std::uint8_t { anything, plain, one } what = sort::anything;
    unit const* in = nullptr;
  };

  counted at(std::int32_t index, table_row const* row = nullptr) {
    auto const& here = nodes_[static_cast<std::size_t>(index)];
    switch (here.what) {
      case op::field:
        return of(in_.figures.find_reported(here.name));
      case op::column: {
        auto const* found = row->cells.find(here.name);
        return of(found == nullptr ? nullptr : &found->reported);
      }
      case op::number:
      case op::score:
      case op::given:
      case op::in_state:
      case op::has_grade:
        return {};
      case op::count_rows:
      case op::count_if_rows:
        rows(here);
        return plain();
      case op::sum_rows:
      case op::mean_rows:
      case op::minimum_rows:
      case op::maximum_rows:
        return rows(here);
      case op::negate:
      case op::absolute:
        return at(here.left, row);
      case op::holding:
        static_cast<void>(at(here.left, row));
        return plain();
      case op::root:
      case op::negation: {
        counted const inner = at(here.left, row);
        return inner.what == counted::sort::plain ? inner : counted{};
      }
      case op::multiply: {
        counted const left = at(here.left, row);
        counted const right = at(here.right, row);
        if (left.what == counted::sort::plain) return scaled(right);
        return right.what == counted::sort::plain ? scaled(left) : counted{};
      }
      case op::divide: {
        counted const left = at(here.left, row);
        counted const right = at(here.right, row);
        bool const alike = left.what == counted::sort::one && right.what == counted::sort::one &&
                           commensurable(*left.in, *right.in);
        if (alike) return plain();
        return right.what == counted::sort::plain ? scaled(left) : counted{};
      }
      case op::conjunction:
      case op::disjunction:
        at(here.left, row);
        at(here.right, row);
        return {};
      default: {
        counted const left = at(here.left, row);
        counted const both = together(left, at(here.right, row));
        return here.what < op::less ? both : counted{};
      }
    }
  }
  /// Whether the value can be given in `wanted`.
  void against(counted const& value, unit const& wanted) {
    if (value.what == counted::sort::anything) return;
    unit const& own = value.what == counted::sort::one ? *value.in : number();
    if (!compatible(own, wanted)) clash(own, wanted);
  }

  [[nodiscard]] std::optional<unit_clash> take() && { return std::move(found_); }

 private:
  static counted plain() { return {counted::sort::plain, nullptr}; }
  /// By a plain number. A number of people by another number may be a share.
  static counted scaled(counted const& by) {
    return by.what == counted::sort::one && by.in->counts() ? counted{} : by;
  }
  static unit const& number() {
    static unit const none;
    return none;
  }
  static counted of(figure const* reported) {
    if (reported == nullptr || reported->printed.unit.dimension() == "date") return {};
    unit const& in = reported->printed.unit;
    return in.dimension() == "number" ? plain() : counted{counted::sort::one, &in};
  }
  counted rows(expression::node const& here) {
    counted all;
    table const* rows = in_.figures.find_table(here.name);
    if (rows == nullptr || here.left < 0) return all;
    for (auto const& row : rows->rows) {
      counted const one = at(here.left, &row);
      all = together(all, one);
    }
    return all;
  }
  /// The operands of a sum, a comparison, a least or greatest.
  counted together(counted const& a, counted const& b) {
    if (a.what == counted::sort::anything || b.what == counted::sort::anything) {
      return a.what == counted::sort::anything ? b : a;
    }
    unit const& left = a.what == counted::sort::one ? *a.in : number();
    unit const& right = b.what == counted::sort::one ? *b.in : number();
    // A share and a difference of shares add up to a share.
    if (is_share(left) && is_share(right)) return {};
    if (!compatible(left, right)) clash(left, right);
    return a.what == counted::sort::one ? a : b;
  }
  void clash(unit const& left, unit const& right) {
    if (!found_) found_ = unit_clash{left, right};
  }

  std::vector<expression::node> const& nodes_;
  expression::environment const& in_;
  std::optional<unit_clash> found_;
};

FISCORE_INLINE std::optional<unit_clash> expression::clash(environment const& in,
                                                           unit const* wanted) const {
  unit_reader reader(nodes_, in);
  auto const value = reader.at(root_);
  if (wanted != nullptr) reader.against(value, *wanted);
  return std::move(reader).take();
}

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI
