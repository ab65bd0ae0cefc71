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
