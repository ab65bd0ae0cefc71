// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/checklist.hpp>

#include <doctest/doctest.h>

#include <concepts>

using fiscore::checklist;
using fiscore::rational;

static_assert(std::regular<checklist>);

TEST_CASE("checklist: items have points of their own, exactly") {
  checklist const rule{{{"rules", {"有内部财务制度", "has financial rules"}, 2},
                        {"thrift", {"有厉行节约制度", "has thrift rules"}, rational::of(1, 3)}}};
  REQUIRE(rule.items.size() == 2);
  CHECK(rule.items[0].id == "rules");
  CHECK(rule.items[0].title.in(fiscore::language::zh) == "有内部财务制度");
  CHECK(rule.items[1].points * 3 == 1);
}

TEST_CASE("checklist: two are equal where all of their items are, in order") {
  checklist const rule{{{"a", {"甲", "a"}, 1}, {"b", {"乙", "b"}, 2}}};
  auto changed = rule;
  CHECK(changed == rule);
  changed.items[1].points = 1;
  CHECK(changed != rule);
  changed = rule;
  std::swap(changed.items[0], changed.items[1]);
  CHECK(changed != rule);
  changed = rule;
  changed.items[0].title.zh = "丙";
  CHECK(changed != rule);
}
