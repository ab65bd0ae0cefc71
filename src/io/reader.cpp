// SPDX-License-Identifier: BSL-1.0
#include "reader.hpp"
#include "words.hpp"

#include <fiscore/number/text.hpp>

#include <algorithm>
#include <fstream>
#include <tuple>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

result<std::string> read_file(std::string const& path, read_limits limits) {
  auto const problem = [&](errc code, std::string zh, std::string en) {
    diagnostic what;
    what.code = code;
    what.where.file = path;
    what.message = {std::move(zh), std::move(en)};
    return what;
  };
  std::ifstream in(path, std::ios::binary);
  if (!in || in.peek() == std::ifstream::traits_type::eof()) {
    // A directory opens but does not read; an empty file is read as such.
    if (!in.is_open() || in.bad())
      return problem(errc::file_unreadable, "无法打开文件", "cannot be opened");
    in.clear();
  }
  std::string text;
  char block[65536];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > limits.bytes) {
      std::string const most = std::to_string(limits.bytes);
      return problem(errc::file_too_large, "文件超过 " + most + " 字节",
                     "the file is larger than " + most + " bytes");
    }
  }
  if (in.bad()) return problem(errc::file_unreadable, "无法读取文件", "cannot be read");
  return text;
}

}  // namespace fiscore::inline FISCORE_ABI

namespace fiscore::inline FISCORE_ABI::io {

namespace {

char const* kind_name(tree::kind of, language in) {
  static constexpr char const* zh[] = {"文字", "列表", "映射"};
  static constexpr char const* en[] = {"a text", "a list", "a mapping"};
  return (in == language::zh ? zh : en)[static_cast<std::size_t>(of)];
}

bool require_kind(tree const& node, tree::kind wanted, reading_context& context) {
  if (node.what == wanted) return true;
  context.report(errc::value_kind, node,
                 std::string("这里应为") + kind_name(wanted, language::zh) + "，而不是" +
                     kind_name(node.what, language::zh),
                 std::string(kind_name(wanted, language::en)) + " is expected here, not " +
                     kind_name(node.what, language::en));
  return false;
}

template <class T>
std::optional<T> take(result<T> read, tree const& node, reading_context& context) {
  if (read) return std::move(*read);
  context.report(std::move(read).error(), node);
  return std::nullopt;
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      std::size_t const above = row[k];
      row[k] = std::min({above + 1, row[k - 1] + 1, diagonal + (a[i - 1] == b[k - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

std::string joined(std::span<std::string const> words, char const* separator) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

}  // namespace

diagnostic& reading_context::report(errc code, tree const& at, std::string zh, std::string en) {
  diagnostic what;
  what.code = code;
  what.where = place_of(at, file);
  what.text = at.text;
  what.message = {std::move(zh), std::move(en)};
  problems.push_back(std::move(what));
  return problems.back();
}

void reading_context::report(diagnostic what, tree const& at) {
  // A formula knows the column inside its own text.
  int const inside = what.where.known() ? what.where.column - 1 : 0;
  bool const inner = what.where.known();
  what.where = place_of(at, file);
  what.where.column += inside;
  if (inner) what.where.width = 1;
  problems.push_back(std::move(what));
}

mapping_reader::mapping_reader(tree const& node, reading_context& context)
    : node_(node), context_(context) {
  if (!require_kind(node, tree::kind::mapping, context)) all_taken_ = true;
}

mapping_reader::~mapping_reader() {
  if (all_taken_) return;
  for (auto const& [key, value] : node_.entries) {
    if (std::find(asked_.begin(), asked_.end(), key.text) != asked_.end()) continue;
    auto& what = context_.report(errc::key_unknown, key, "未知的键“" + key.text + "”",
                                 "unknown key \"" + key.text + "\"");
    if (auto const near = nearest(key.text, asked_)) {
      what.hint = {"是否为“" + *near + "”？", "did you mean \"" + *near + "\"?"};
    } else {
      what.expected = {joined(asked_, "、"), joined(asked_, ", ")};
    }
  }
}

tree const* mapping_reader::optional(std::string_view key) {
  asked_.emplace_back(key);
  if (node_.what != tree::kind::mapping) return nullptr;
  tree const* found = node_.find(key);
  return found == nullptr || found->is_null() ? nullptr : found;
}

tree const* mapping_reader::required(std::string_view key) {
  tree const* found = optional(key);
  if (found == nullptr && node_.what == tree::kind::mapping) {
    std::string const name(key);
    context_.report(errc::key_missing, node_, "缺少“" + name + "”", "\"" + name + "\" is missing");
  }
  return found;
}

std::string mapping_reader::text(std::string_view key) {
  tree const* found = optional(key);
  return found == nullptr ? std::string() : read_text(*found, context_).value_or("");
}

std::string mapping_reader::required_text(std::string_view key) {
  tree const* found = required(key);
  return found == nullptr ? std::string() : read_text(*found, context_).value_or("");
}

bilingual mapping_reader::words(std::string_view key) {
  tree const* found = optional(key);
  return found == nullptr ? bilingual() : read_words(*found, context_);
}

std::optional<rational> mapping_reader::number(std::string_view key) {
  tree const* found = optional(key);
  return found == nullptr ? std::nullopt : read_rational(*found, context_);
}

std::optional<date> mapping_reader::day(std::string_view key) {
  tree const* found = optional(key);
  return found == nullptr ? std::nullopt : read_date(*found, context_);
}

bool mapping_reader::flag(std::string_view key, bool otherwise) {
  tree const* found = optional(key);
  return found == nullptr ? otherwise : read_flag(*found, context_).value_or(otherwise);
}

std::optional<std::size_t> mapping_reader::choice(std::string_view key, word_list words) {
  tree const* found = optional(key);
  return found == nullptr ? std::nullopt : read_choice(*found, context_, words);
}

std::optional<std::size_t> mapping_reader::required_choice(std::string_view key, word_list words) {
  tree const* found = required(key);
  return found == nullptr ? std::nullopt : read_choice(*found, context_, words);
}

std::optional<std::string> read_text(tree const& node, reading_context& context) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  return node.text;
}

std::optional<decimal> read_decimal(tree const& node, reading_context& context) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  return take(decimal::try_parse(node.text), node, context);
}

std::optional<rational> read_rational(tree const& node, reading_context& context) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  return take(rational::try_parse(node.text), node, context);
}

std::optional<std::size_t> read_count(tree const& node, reading_context& context) {
  auto const value = read_rational(node, context);
  if (!value) return std::nullopt;
  if (value->is_whole() && value->sign() >= 0 && *value <= 1'000'000)
    return static_cast<std::size_t>(std::stoul(to_string(*value)));
  context.report(errc::number_not_whole, node, "“" + node.text + "”应为不小于 0 的整数",
                 "\"" + node.text + "\" should be a whole number, not below 0");
  return std::nullopt;
}

std::optional<quantity> read_quantity(tree const& node, reading_context& context) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  return take(quantity::try_parse(node.text), node, context);
}

std::optional<interval> read_interval(tree const& node, reading_context& context) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  return take(interval::try_parse(node.text), node, context);
}

std::optional<date> read_date(tree const& node, reading_context& context) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  return take(date::try_parse(node.text), node, context);
}

std::optional<bool> read_flag(tree const& node, reading_context& context) {
  static constexpr std::string_view words[] = {"false", "true"};
  auto const found = read_choice(node, context, words);
  return found ? std::optional(*found == 1) : std::nullopt;
}

bilingual read_words(tree const& node, reading_context& context) {
  if (node.what == tree::kind::scalar) return {node.text, ""};
  mapping_reader both(node, context);
  bilingual words;
  words.zh = both.text("zh");
  words.en = both.text("en");
  return words;
}

std::optional<rounding> read_rounding(tree const& node, reading_context& context) {
  mapping_reader keys(node, context);
  std::optional<integer> places;
  if (tree const* found = keys.required("places");
      found != nullptr && require_kind(*found, tree::kind::scalar, context)) {
    places = take(integer::try_parse(found->text), *found, context);
    if (places && (*places < 0 || *places > 100)) {
      context.report(errc::value_unknown, *found, "小数位数须在 0 与 100 之间",
                     "places lie between 0 and 100");
      places.reset();
    }
  }
  auto const mode = keys.required_choice("mode", words::rounding_modes);
  if (!places || !mode) return std::nullopt;
  return rounding{static_cast<int>(places->to_int64()), static_cast<rounding_mode>(*mode)};
}

std::optional<std::size_t> read_choice(tree const& node, reading_context& context, word_list words) {
  if (!require_kind(node, tree::kind::scalar, context)) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == node.text) return i;
  }
  std::vector<std::string> const known(words.begin(), words.end());
  auto& what =
      context.report(errc::value_unknown, node, "不认识“" + detail::shown(node.text) + "”",
                     "\"" + detail::shown(node.text) + "\" is not one of the words that can stand here");
  what.expected = {joined(known, "、"), joined(known, ", ")};
  if (auto const near = nearest(node.text, known))
    what.hint = {"是否为“" + *near + "”？", "did you mean \"" + *near + "\"?"};
  return std::nullopt;
}

std::span<tree const> read_sequence(tree const* node, reading_context& context) {
  if (node == nullptr || !require_kind(*node, tree::kind::sequence, context)) return {};
  return node->items;
}

std::optional<std::string> nearest(std::string_view text, std::span<std::string const> words) {
  if (text.size() > 100) return std::nullopt;
  // A word that was cut short is meant before one that is spelled alike.
  for (auto const& word : words) {
    if (text.size() >= 4 && word.starts_with(text)) return word;
  }
  std::size_t best = std::max<std::size_t>(1, text.size() / 3) + 1;
  std::optional<std::string> found;
  for (auto const& word : words) {
    std::size_t const far = distance(text, word);
    if (far >= best) continue;
    best = far;
    found = word;
  }
  return found;
}

bool check_format(mapping_reader& root, std::string_view kind) {
  tree const* found = root.required("fiscore");
  if (found == nullptr) return false;
  std::string const wanted = std::string(kind) + "/1";
  if (found->what == tree::kind::scalar && found->text == wanted) return true;
  root.context().report(errc::file_format, *found, "格式应为“" + wanted + "”",
                        "the format should be \"" + wanted + "\"");
  return false;
}

void place_problems(diagnostics& problems, tree const& root, std::string const& file) {
  for (auto& each : problems) {
    if (!each.where.known() && !each.path.empty()) each.where = place_of(root, each.path, file);
    for (auto& other : each.others) {
      if (!other.where.known() && !other.path.empty()) other.where = place_of(root, other.path, file);
    }
  }
}

void sort_by_place(diagnostics& problems) {
  std::vector<std::size_t> order(problems.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t k) {
    place const& a = problems[i].where;
    place const& b = problems[k].where;
    if (a.known() != b.known()) return a.known();
    return std::tuple(a.line, a.column, i) < std::tuple(b.line, b.column, k);
  });
  diagnostics sorted;
  sorted.reserve(problems.size());
  for (std::size_t const i : order) sorted.push_back(std::move(problems[i]));
  problems = std::move(sorted);
}

}  // namespace fiscore::inline FISCORE_ABI::io
