// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/language.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

using fiscore::bilingual;
using fiscore::language;

static_assert(std::regular<bilingual>);
static_assert(std::is_nothrow_move_constructible_v<bilingual>);
static_assert(noexcept(std::declval<bilingual const&>().in(language::zh)));

TEST_CASE("language: a side that is empty is given in the other language") {
  struct row {
    std::string_view zh;
    std::string_view en;
    std::string_view in_zh;
    std::string_view in_en;
    bool empty;
  };
  static constexpr row rows[] = {
      {"预算", "budget", "预算", "budget", false},
      {"", "budget", "budget", "budget", false},
      {"预算", "", "预算", "预算", false},
      {"", "", "", "", true},
  };
  for (auto const& r : rows) {
    CAPTURE(r.zh);
    CAPTURE(r.en);
    bilingual const text{std::string(r.zh), std::string(r.en)};
    CHECK(text.in(language::zh) == r.in_zh);
    CHECK(text.in(language::en) == r.in_en);
    CHECK(text.empty() == r.empty);
  }
}

TEST_CASE("language: texts are equal where both sides are") {
  bilingual const text{"预算", "budget"};
  CHECK(text == bilingual{"预算", "budget"});
  CHECK(text != bilingual{"预算", "Budget"});
  CHECK(text != bilingual{"决算", "budget"});
  CHECK(text != bilingual{"", "budget"});
  CHECK(bilingual{} == bilingual{"", ""});
}
