// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/evaluate.hpp>

#include <property.hpp>

#include <algorithm>
#include <thread>

using namespace fiscore;
using fiscore_test::check_property;

namespace {

/// A random sheet: sections of leaves of every kind, every policy for what does not apply.
rulebook random_book() {
  rulebook_definition made;
  made.id = "random";
  made.full_marks = 0;
  made.metrics = {
      {.id = "m", .formula = formula::parse("figures.m"), .domain = domain::real(interval::at_least(0))}};
  if (*rc::gen::arbitrary<bool>())
    made.rounding.leaf = rounding{*rc::gen::inRange(0, 3), rounding_mode::half_up};
  int const sections = *rc::gen::inRange(1, 4);
  for (int s = 0; s < sections; ++s) {
    indicator section{.id = "s" + std::to_string(s)};
    int const leaves = *rc::gen::inRange(1, 5);
    for (int l = 0; l < leaves; ++l) {
      int const marks = *rc::gen::inRange(1, 30);
      indicator leaf{.id = "l" + std::to_string(l), .full_marks = marks};
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
          leaf.rule = manual{};
          break;
        case 1:
          leaf.rule = checklist{{{"a", {}, marks - 1}, {"b", {}, 1}}};
          break;
        case 2:
          leaf.metric = "m";
          leaf.rule = proportional{.target = 50,
                                   .direction = goal::at_least,
                                   .inverse = inverse_variant::ratio,
                                   .zero = zero_target::undefined};
          break;
        default:
          leaf.metric = "m";
          leaf.rule = step_deduction{.limit = 40,
                                     .side = side::both,
                                     .cost = {.step = 3,
                                              .unit = step_unit::measure,
                                              .points = 1,
                                              .steps = step_mode::started,
                                              .floor = 0}};
      }
      int const policy = *rc::gen::inRange(0, 4);
      if (policy < 3) leaf.not_applicable = static_cast<not_applicable_policy>(policy);
      section.full_marks += leaf.full_marks;
      section.children.push_back(std::move(leaf));
    }
    made.full_marks += section.full_marks;
    made.indicators.push_back(std::move(section));
  }
  return rulebook::make(std::move(made));
}

/// Answers what is not answered yet, at random.
void complete(rulebook const& book, dossier& of) {
  for (std::size_t i = 1; i < book.nodes().size(); ++i) {
    auto const& node = book.nodes()[i];
    if (!node.is_leaf(i) || of.find_answer(node.path.text()) != nullptr) continue;
    answer given;
    if (std::holds_alternative<manual>(*node.line.rule)) {
      given.score = decimal::scaled(
          *rc::gen::inRange<std::int64_t>(0, floor(node.line.full_marks * 100).to_int64() + 1), 2);
      given.reason = "r";
    } else if (std::holds_alternative<checklist>(*node.line.rule)) {
      given.items = {{"a", *rc::gen::arbitrary<bool>()}, {"b", *rc::gen::arbitrary<bool>()}};
    } else {
      continue;
    }
    of.set_answer(node.path.text(), given);
  }
  if (of.find("figures.m") == nullptr) {
    of.set("figures.m", quantity{decimal::scaled(*rc::gen::inRange<std::int64_t>(0, 100'00), 2), unit()});
  }
}

/// Some of everything: answers, exemptions where they are allowed, perhaps the figure.
dossier random_dossier(rulebook const& book) {
  dossier full;
  complete(book, full);
  dossier made;
  for (auto const& each : full.answers()) {
    if (*rc::gen::arbitrary<bool>()) made.set_answer(each.name.text(), each.value);
  }
  if (*rc::gen::arbitrary<bool>()) made.set("figures.m", *full.find("figures.m"));
  for (std::size_t i = 1; i < book.nodes().size(); ++i) {
    auto const& node = book.nodes()[i];
    // The first leaf always applies, so that something does.
    if (i > 2 && node.line.not_applicable && *rc::gen::inRange(0, 4) == 0)
      made.set_exemption(node.path.text(), {});
  }
  return made;
}

}  // namespace

TEST_CASE("bounds hold, scores stay within full marks, and order changes nothing") {
  check_property("the interval of an incomplete evaluation holds the total of every completion", [] {
    rulebook const book = random_book();
    dossier const partial = random_dossier(book);
    evaluation const before = evaluate(book, partial);
    dossier completed = partial;
    complete(book, completed);
    evaluation const after = evaluate(book, completed);
    RC_ASSERT(after.total().has_score());
    for (std::size_t i = 0; i < before.nodes.size(); ++i) {
      RC_ASSERT(before.nodes[i].low <= after.nodes[i].score);
      RC_ASSERT(after.nodes[i].score <= before.nodes[i].high);
      RC_ASSERT(after.nodes[i].score.sign() >= 0);
      RC_ASSERT(after.nodes[i].score <= book.nodes()[i].line.full_marks);
    }
  });

  check_property("siblings in another order give the same total", [] {
    rulebook const book = random_book();
    dossier of = random_dossier(book);
    auto turned = book.definition();
    std::reverse(turned.indicators.begin(), turned.indicators.end());
    for (auto& each : turned.indicators) std::reverse(each.children.begin(), each.children.end());
    evaluation const a = evaluate(book, of);
    evaluation const b = evaluate(rulebook::make(turned), of);
    RC_ASSERT(a.total().state == b.total().state);
    RC_ASSERT(a.total().score == b.total().score);
    RC_ASSERT(a.total().low == b.total().low);
    RC_ASSERT(a.total().high == b.total().high);
  });
}

namespace {

/// A random sheet of marks scored by hand, some of which does not apply.
struct exempt_sheet {
  rulebook_definition definition;
  dossier of;
};
exempt_sheet random_exempt_sheet(not_applicable_policy policy) {
  exempt_sheet made;
  made.definition.id = "random";
  made.definition.full_marks = 0;
  int const sections = *rc::gen::inRange(1, 4);
  for (int s = 0; s < sections; ++s) {
    indicator section{.id = "s" + std::to_string(s)};
    int const leaves = *rc::gen::inRange(1, 5);
    for (int l = 0; l < leaves; ++l) {
      indicator leaf{
          .id = "l" + std::to_string(l), .full_marks = *rc::gen::inRange(1, 30), .rule = manual{}};
      leaf.not_applicable = policy;
      std::string const path = section.id + "/" + leaf.id;
      answer given;
      given.score = leaf.full_marks * *rc::gen::inRange(0, 8) / 7;
      given.reason = "r";
      made.of.set_answer(path, given);
      if ((s > 0 || l > 0) && *rc::gen::inRange(0, 3) == 0) made.of.set_exemption(path, {});
      section.full_marks += leaf.full_marks;
      section.children.push_back(std::move(leaf));
    }
    made.definition.full_marks += section.full_marks;
    made.definition.indicators.push_back(std::move(section));
  }
  return made;
}

/// The sheet of what applies alone, with marks and scores stretched to the full marks of the old one.
exempt_sheet stretched(exempt_sheet const& from) {
  rational applicable = 0;
  for (auto const& section : from.definition.indicators) {
    for (auto const& leaf : section.children) {
      if (from.of.find_exemption(section.id + "/" + leaf.id) == nullptr) applicable += leaf.full_marks;
    }
  }
  rational const scale = from.definition.full_marks / applicable;
  exempt_sheet made{from.definition, {}};
  made.definition.indicators.clear();
  for (auto const& section : from.definition.indicators) {
    indicator kept{.id = section.id};
    for (auto leaf : section.children) {
      std::string const path = section.id + "/" + leaf.id;
      if (from.of.find_exemption(path) != nullptr) continue;
      leaf.full_marks *= scale;
      kept.full_marks += leaf.full_marks;
      answer given = *from.of.find_answer(path);
      given.score = *given.score * scale;
      made.of.set_answer(path, given);
      kept.children.push_back(std::move(leaf));
    }
    if (!kept.children.empty()) made.definition.indicators.push_back(std::move(kept));
  }
  return made;
}

rational total_of(exempt_sheet const& of) {
  return evaluate(rulebook::make(of.definition), of.of).total().score;
}

}  // namespace

TEST_CASE("renormalising twice is renormalising once") {
  check_property("the stretched sheet of what applies has the total of the sheet, and so has its own", [] {
    exempt_sheet const sheet = random_exempt_sheet(not_applicable_policy::renormalise_total);
    exempt_sheet const once = stretched(sheet);
    RC_ASSERT(total_of(once) == total_of(sheet));
    RC_ASSERT(total_of(stretched(once)) == total_of(sheet));
  });

  check_property("a single section: stretched within it or over the whole is the same", [] {
    exempt_sheet sheet = random_exempt_sheet(not_applicable_policy::renormalise_section);
    sheet.definition.indicators.resize(1);
    sheet.definition.full_marks = sheet.definition.indicators[0].full_marks;
    exempt_sheet other = sheet;
    for (auto& leaf : other.definition.indicators[0].children)
      leaf.not_applicable = not_applicable_policy::renormalise_total;
    RC_ASSERT(total_of(sheet) == total_of(other));
  });

  check_property("a section of which nothing applies leaves its marks to the others", [] {
    exempt_sheet sheet = random_exempt_sheet(not_applicable_policy::renormalise_section);
    rational const before = total_of(sheet);
    indicator idle{.id = "idle", .full_marks = *rc::gen::inRange(1, 30)};
    idle.children = {{.id = "a",
                      .full_marks = idle.full_marks,
                      .rule = manual{},
                      .not_applicable = not_applicable_policy::renormalise_section}};
    rational const full = sheet.definition.full_marks;
    sheet.definition.full_marks += idle.full_marks;
    sheet.definition.indicators.push_back(std::move(idle));
    sheet.of.set_exemption("idle/a", {});
    RC_ASSERT(total_of(sheet) == before * sheet.definition.full_marks / full);
  });
}

TEST_CASE("the order in which a dossier is read changes nothing") {
  check_property("figures, answers and exemptions set the other way round", [] {
    rulebook const book = random_book();
    dossier const of = random_dossier(book);
    dossier turned;
    auto const backwards = [](auto const& entries, auto&& set) {
      for (auto i = entries.rbegin(); i != entries.rend(); ++i) set(*i);
    };
    backwards(of.exemptions(), [&](auto const& x) { turned.set_exemption(x.name.text(), x.value); });
    backwards(of.answers(), [&](auto const& x) { turned.set_answer(x.name.text(), x.value); });
    backwards(of.figures(), [&](auto const& x) { turned.set(x.name.text(), x.value); });
    evaluation const a = evaluate(book, of);
    evaluation const b = evaluate(book, turned);
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
      RC_ASSERT(a.nodes[i].state == b.nodes[i].state);
      RC_ASSERT(a.nodes[i].score == b.nodes[i].score);
      RC_ASSERT(a.nodes[i].low == b.nodes[i].low);
      RC_ASSERT(a.nodes[i].high == b.nodes[i].high);
    }
  });
}

TEST_CASE("threads that share a rulebook and a dossier agree") {
  check_property("one and four threads give the same", [] {
    rulebook const book = random_book();
    dossier const of = random_dossier(book);
    evaluation const alone = evaluate(book, of);
    std::vector<evaluation> found(4);
    std::vector<std::thread> threads;
    for (auto& each : found) threads.emplace_back([&] { evaluate(book, of, each); });
    for (auto& each : threads) each.join();
    for (auto const& each : found) RC_ASSERT(each.total().score == alone.total().score);
  });
}
