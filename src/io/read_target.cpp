// SPDX-License-Identifier: BSL-1.0
#include "read_target.hpp"

#include <utility>

namespace fiscore::inline FISCORE_ABI::io {

namespace {

struct sign_word {
  std::string_view text;
  comparison meaning;
};

/// Longer ones first: `>=` is not `>`. With the code points that Chinese sheets use for them.
constexpr sign_word signs[] = {
    {">=", comparison::at_least}, {"<=", comparison::at_most}, {"==", comparison::equal},
    {"≥", comparison::at_least},  {"≧", comparison::at_least}, {"≤", comparison::at_most},
    {"≦", comparison::at_most},   {">", comparison::above},    {"＞", comparison::above},
    {"<", comparison::below},     {"＜", comparison::below},   {"=", comparison::equal},
    {"＝", comparison::equal},    {"═", comparison::equal}};

/// Takes a sign off the front of a text.
std::optional<comparison> take_sign(std::string_view& text) {
  for (auto const& each : signs) {
    if (!text.starts_with(each.text)) continue;
    text.remove_prefix(each.text.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    return each.meaning;
  }
  return std::nullopt;
}

/// Whether a text is meant as a number: it begins like one. Anything else is words.
bool like_number(std::string_view text) {
  return !text.empty() && std::string_view("+-.0123456789").find(text.front()) != std::string_view::npos;
}

class target_reader {
 public:
  target_reader(mapping_reader& keys, reading_context& context) : keys_(keys), context_(context) {}

  performance_target run() {
    made_.id = keys_.required_text("id");
    made_.title = keys_.words("title");
    made_.level = keys_.words("level");
    made_.section = keys_.text("section");
    made_.full_marks = keys_.number("full_marks");
    sign();
    if (tree const* found = keys_.optional("target")) aim(*found);
    if (tree const* found = keys_.optional("actual")) {
      if (auto const read = value_or_words(*found, found->text, made_.actual_words)) made_.actual = *read;
    }
    if (auto words = keys_.text("target_words"); !words.empty()) made_.target_words = std::move(words);
    if (auto words = keys_.text("actual_words"); !words.empty()) made_.actual_words = std::move(words);
    achievement();
    made_.deviation_reason = keys_.text("deviation_reason");
    made_.at = keys_.text("at");
    return std::move(made_);
  }

 private:
  void sign() {
    tree const* found = keys_.optional("sign");
    if (found == nullptr) return;
    std::string_view text = found->text;
    made_.sign = take_sign(text);
    if (found->what == tree::kind::scalar && made_.sign && text.empty()) return;
    made_.sign.reset();
    auto& what =
        context_.report(errc::value_unknown, *found, "不认识符号“" + detail::shown(found->text) + "”",
                        "\"" + detail::shown(found->text) + "\" is no sign");
    what.expected = {"≥、>、≤、<、=", "≥, >, ≤, <, ="};
  }

  /// `≥735人次`, {from, to}, a day or words.
  void aim(tree const& node) {
    if (node.what == tree::kind::mapping) {
      mapping_reader range(node, context_);
      made_.target = end(range, "from");
      made_.target_high = end(range, "to");
      return;
    }
    std::string_view text = node.text;
    auto const own = take_sign(text);
    if (own && made_.sign && *own != *made_.sign) {
      context_.report(errc::value_unknown, node, "指标值自带的符号与 sign 不同",
                      "the sign in the target is not that of `sign`");
    }
    if (own) made_.sign = own;
    if (auto const read = value_or_words(node, text, made_.target_words)) made_.target = *read;
  }
  std::optional<quantity> end(mapping_reader& range, std::string_view key) {
    tree const* found = range.required(key);
    return found == nullptr ? std::nullopt : read_quantity(*found, context_);
  }

  std::optional<quantity> value_or_words(tree const& node, std::string_view text, std::string& words) {
    if (node.what != tree::kind::scalar) {
      static_cast<void>(read_text(node, context_));
      return std::nullopt;
    }
    if (!like_number(text)) {
      words = std::string(text);
      return std::nullopt;
    }
    auto read = quantity::try_parse(text);
    if (read) return std::move(*read);
    context_.report(std::move(read).error(), node);
    return std::nullopt;
  }

  void achievement() {
    tree const* found = keys_.optional("achievement");
    if (found == nullptr) return;
    made_.achievement = read_quantity(*found, context_);
    if (made_.achievement && made_.achievement->unit.dimension() != "ratio") {
      context_.report(errc::field_unit, *found, "完成率应为百分数，如 127%",
                      "an achievement is a percentage, as 127%");
    }
  }

  mapping_reader& keys_;
  reading_context& context_;
  performance_target made_;
};

}  // namespace

void read_target(tree const& node, reading_context& context, dossier& into) {
  mapping_reader keys(node, context);
  performance_target made = target_reader(keys, context).run();
  for (auto const& known : into.targets()) {
    if (known.id != made.id || made.id.empty()) continue;
    context.report(errc::key_duplicate, *node.find("id"), "指标“" + made.id + "”重复",
                   "the target \"" + made.id + "\" stands twice");
  }
  std::string const name = "targets." + made.id + ".";
  auto const target = made.target;
  auto const actual = made.actual;
  into.add_target(std::move(made));
  tree const* found = keys.optional("exact");
  if (found == nullptr) return;
  mapping_reader exact(*found, context);
  auto const set = [&](char const* part, std::optional<quantity> const& printed) {
    auto const value = exact.number(part);
    if (value && printed) into.set_computed(name + part, {*value, printed->unit});
  };
  set("target", target);
  set("high", target);
  set("actual", actual);
}

}  // namespace fiscore::inline FISCORE_ABI::io
