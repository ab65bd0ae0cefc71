// SPDX-License-Identifier: BSL-1.0
#include "tree.hpp"

#include <fiscore/base/text_width.hpp>

#include <libfyaml.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <unordered_map>

namespace fiscore::inline FISCORE_ABI::io {

tree const* tree::find(std::string_view key) const noexcept {
  for (auto const& [name, value] : entries) {
    if (name.text == key) return &value;
  }
  return nullptr;
}

place place_of(tree const& node, std::string const& file) {
  return {file, node.line, node.column, node.width};
}

place place_of(tree const& root, std::string_view path, std::string const& file) {
  tree const* at = &root;
  tree const* shown = &root;
  while (!path.empty()) {
    std::string_view const part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    if (at->what == tree::kind::sequence) {
      std::size_t index = 0;
      bool number = !part.empty();
      for (char const c : part) {
        number = number && c >= '0' && c <= '9';
        if (number) index = index * 10 + static_cast<std::size_t>(c - '0');
      }
      if (!number || index >= at->items.size()) break;
      at = &at->items[index];
      shown = at;
    } else {
      tree const* key = nullptr;
      tree const* value = nullptr;
      for (auto const& entry : at->entries) {
        if (entry.key.text != part) continue;
        key = &entry.key;
        value = &entry.value;
      }
      if (value == nullptr) break;
      at = value;
      // A scalar is shown itself, a structure by its key.
      shown = value->what == tree::kind::scalar && !value->text.empty() ? value : key;
    }
  }
  return place_of(*shown, file);
}

namespace {

/// The first byte that is no UTF-8, with its place.
std::optional<place> invalid_utf8(std::string_view text, std::string const& file) {
  int line = 1;
  int column = 1;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      column = text[at] == '\n' ? 1 : column + 1;
      line += text[at] == '\n' ? 1 : 0;
      ++at;
      continue;
    }
    std::size_t const start = at;
    char32_t const c = detail::decode_utf8(text, at);
    bool const replacement = text.substr(start, 3) == "\xef\xbf\xbd";
    if (c == 0xfffd && !replacement) return place{file, line, column, 1};
    ++column;
  }
  return std::nullopt;
}

/// What the YAML reader says, in Chinese, and what usually mends it.
struct yaml_advice {
  std::string_view part;
  std::string_view zh = {};
  std::string_view hint_zh = {};
  std::string_view hint_en = {};
};

yaml_advice advice_for(std::string_view said) {
  static constexpr std::string_view quote_zh = "给这段文字加上引号";
  static constexpr std::string_view quote_en = "put the text in quotes";
  static constexpr yaml_advice known[] = {
      {"nested block mapping on the same line", "同一行里又出现了“: ”", quote_zh, quote_en},
      {"tab", "缩进不能用制表符", "改用空格缩进", "indent with blanks"},
      {"missing comma in flow", "{ } 或 [ ] 里缺少逗号，或括号没有收尾", {}, {}},
      {"without a closing bracket", "“[”没有对应的“]”", {}, {}},
      {"mismatched flow", "括号不配对", {}, {}},
      {"invalid extra closing", "多了一个收尾的括号", {}, {}},
      {"did not find expected key", "缩进不对，或缺少键", {}, {}},
      {"indent", "缩进不对", {}, {}},
      {"could not find expected ':'", "缺少冒号", "冒号后要有空格", "a blank follows the colon"},
      {"multiline plain key", "键不能跨行；可能缺少冒号", "冒号后要有空格", "a blank follows the colon"},
      {"plain scalar cannot start with", "不加引号的文字不能以这个字符开头", quote_zh, quote_en},
      {"mapping in plain multiline", "跨行的文字里出现了“: ”", quote_zh, quote_en},
      {"trailing content after", "引号之后还有内容", {}, {}},
      {"mapping key (not allowed in this context)", "这里不能出现键", {}, {}},
      {"block sequence entries not allowed", "这里不能出现“- ”", {}, {}},
      {"control character", "含有控制字符", {}, {}},
  };
  for (auto const& each : known) {
    if (said.find(each.part) != std::string_view::npos) return each;
  }
  return {};
}

class builder {
 public:
  builder(std::string_view text, std::string const& file, read_limits const& limits, diagnostics& problems)
      : text_(text), file_(file), limits_(limits), problems_(problems) {}

  std::optional<tree> run() {
    if (text_.size() > limits_.bytes) {
      problem(errc::file_too_large, {file_, 0, 0, 1}, "文件超过 " + std::to_string(limits_.bytes) + " 字节",
              "the file is larger than " + std::to_string(limits_.bytes) + " bytes");
      return std::nullopt;
    }
    if (auto const where = invalid_utf8(text_, file_)) {
      problem(errc::file_encoding, *where, "不是有效的 UTF-8", "not valid UTF-8").hint = {
          "把文件另存为 UTF-8（常见的错误编码是 GBK）",
          "save the file as UTF-8 (a common other encoding is GBK)"};
      return std::nullopt;
    }
    if (text_.substr(0, 3) == "\xef\xbb\xbf") text_.remove_prefix(3);

    fy_diag_cfg report{};
    fy_diag_cfg_default(&report);
    report.fp = nullptr;
    report.output_fn = [](fy_diag*, void*, char const*, std::size_t) {};
    std::unique_ptr<fy_diag, void (*)(fy_diag*)> const diag(fy_diag_create(&report), fy_diag_destroy);
    fy_diag_set_collect_errors(diag.get(), true);
    fy_parse_cfg config{};
    config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_DEFAULT_VERSION_1_2 |
                                                   FYPCF_DISABLE_DEPTH_LIMIT);
    config.diag = diag.get();
    std::unique_ptr<fy_parser, void (*)(fy_parser*)> const parser(fy_parser_create(&config),
                                                                  fy_parser_destroy);
    if (parser == nullptr || fy_parser_set_string(parser.get(), text_.data(), text_.size()) != 0) {
      problem(errc::file_syntax, {file_, 0, 0, 1}, "无法解析", "cannot be parsed");
      return std::nullopt;
    }
    bool more = true;
    while (more && !given_up_) {
      fy_event* const event = fy_parser_parse(parser.get());
      if (event == nullptr) break;
      more = take(*event);
      fy_parser_event_free(parser.get(), event);
    }
    if (given_up_) return std::nullopt;
    if (syntax_errors(*diag, fy_parser_get_stream_error(parser.get()))) return std::nullopt;
    if (!root_) {
      problem(errc::file_syntax, {file_, 1, 1, 1}, "文件是空的", "the file is empty");
      return std::nullopt;
    }
    return std::move(root_);
  }

 private:
  /// A structure that is being filled; of a mapping, whether a key is awaited, and the keys so far.
  struct open {
    tree node;
    std::string anchor;
    tree key;
    bool has_key = false;
    std::unordered_map<std::string, place> keys;
  };

  diagnostic& problem(errc code, place where, std::string zh, std::string en) {
    diagnostic what;
    what.code = code;
    what.where = std::move(where);
    what.message = {std::move(zh), std::move(en)};
    problems_.push_back(std::move(what));
    return problems_.back();
  }

  bool syntax_errors(fy_diag& diag, bool stream_error) {
    bool any = false;
    void* at = nullptr;
    while (fy_diag_error const* each = fy_diag_errors_iterate(&diag, &at)) {
      any = true;
      std::string const said = each->msg == nullptr ? "syntax error" : each->msg;
      yaml_advice const advice = advice_for(said);
      problem(errc::file_syntax, {file_, each->line, each->column, 1},
              "YAML 语法错误：" + std::string(advice.zh.empty() ? said : advice.zh), "YAML syntax: " + said)
          .hint = {std::string(advice.hint_zh), std::string(advice.hint_en)};
    }
    if (stream_error && !any) problem(errc::file_syntax, {file_, 0, 0, 1}, "无法解析", "cannot be parsed");
    return any || stream_error;
  }

  static std::string text_of(fy_token* token) {
    std::size_t length = 0;
    char const* const text = token == nullptr ? nullptr : fy_token_get_text(token, &length);
    return text == nullptr ? std::string() : std::string(text, length);
  }

  static void place_at(tree& node, fy_event& event) {
    fy_mark const* const start = fy_event_start_mark(&event);
    if (start == nullptr) return;
    node.line = start->line + 1;
    node.column = start->column + 1;
    fy_mark const* const end = fy_event_end_mark(&event);
    bool const one_line = end != nullptr && end->line == start->line && end->column > start->column;
    node.width = node.what == tree::kind::scalar && one_line ? end->column - start->column : 1;
  }

  /// False at the end of the stream.
  bool take(fy_event& event) {
    switch (event.type) {
      case FYET_STREAM_END:
        return false;
      case FYET_DOCUMENT_START:
        if (++documents_ == 2) {
          tree here;
          place_at(here, event);
          problem(errc::file_two_documents, place_of(here, file_), "一个文件只能有一个 YAML 文档",
                  "a file holds one YAML document");
          given_up_ = true;
        }
        break;
      case FYET_SCALAR: {
        tree node;
        node.text = text_of(event.scalar.value);
        auto const style =
            event.scalar.value == nullptr ? FYSS_PLAIN : fy_token_scalar_style(event.scalar.value);
        node.quoted = style != FYSS_PLAIN && style != FYSS_ANY;
        place_at(node, event);
        add(std::move(node), text_of(event.scalar.anchor));
        break;
      }
      case FYET_SEQUENCE_START:
        begin(tree::kind::sequence, event, text_of(event.sequence_start.anchor));
        break;
      case FYET_MAPPING_START:
        begin(tree::kind::mapping, event, text_of(event.mapping_start.anchor));
        break;
      case FYET_SEQUENCE_END:
      case FYET_MAPPING_END: {
        open done = std::move(stack_.back());
        stack_.pop_back();
        add(std::move(done.node), done.anchor);
        break;
      }
      case FYET_ALIAS:
        alias(event);
        break;
      default:
        break;
    }
    return true;
  }

  void begin(tree::kind what, fy_event& event, std::string anchor) {
    open started;
    started.node.what = what;
    place_at(started.node, event);
    started.anchor = std::move(anchor);
    stack_.push_back(std::move(started));
    if (stack_.size() > limits_.depth) {
      problem(errc::file_too_large, place_of(stack_.back().node, file_),
              "嵌套超过 " + std::to_string(limits_.depth) + " 层",
              "nested more than " + std::to_string(limits_.depth) + " levels deep");
      given_up_ = true;
    }
  }

  static std::size_t size_of(tree const& node) {
    std::size_t size = 1;
    for (auto const& item : node.items) size += size_of(item);
    for (auto const& entry : node.entries) size += 1 + size_of(entry.value);
    return size;
  }

  void alias(fy_event& event) {
    tree here;
    place_at(here, event);
    std::string const name = text_of(event.alias.anchor);
    auto const found = anchors_.find(name);
    if (found == anchors_.end()) {
      problem(errc::file_syntax, place_of(here, file_), "别名“" + name + "”没有定义",
              "the alias \"" + name + "\" is not defined");
      given_up_ = true;
      return;
    }
    count_ += found->second.second;
    if (!within_limit(here)) return;
    add(found->second.first, {});
  }

  bool within_limit(tree const& node) {
    if (count_ <= limits_.values) return true;
    std::string const most = std::to_string(limits_.values);
    problem(errc::file_too_large, place_of(node, file_), "超过 " + most + " 个值（别名展开后）",
            "more than " + most + " values, aliases expanded");
    given_up_ = true;
    return false;
  }

  /// Puts a finished node where it belongs.
  void add(tree node, std::string const& anchor) {
    if (++count_ > limits_.values && !within_limit(node)) return;
    if (!anchor.empty()) anchors_[anchor] = {node, size_of(node)};
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    open& parent = stack_.back();
    if (parent.node.what == tree::kind::sequence) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    if (!parent.has_key) {
      if (node.what != tree::kind::scalar) {
        problem(errc::file_syntax, place_of(node, file_), "映射的键须是文字",
                "the key of a mapping is a text");
        node = tree();
      }
      parent.key = std::move(node);
      parent.has_key = true;
      return;
    }
    parent.has_key = false;
    place const where = place_of(parent.key, file_);
    auto const [first, is_new] = parent.keys.try_emplace(parent.key.text, where);
    if (!is_new) {
      problem(errc::key_duplicate, where, "键“" + parent.key.text + "”重复",
              "the key \"" + parent.key.text + "\" stands twice")
          .others.push_back({{"第一次出现", "the first one"}, "", first->second});
      return;
    }
    parent.node.entries.push_back({std::move(parent.key), std::move(node)});
  }

  std::string_view text_;
  std::string const& file_;
  read_limits const& limits_;
  diagnostics& problems_;
  std::vector<open> stack_;
  std::unordered_map<std::string, std::pair<tree, std::size_t>> anchors_;
  std::optional<tree> root_;
  std::size_t count_ = 0;
  int documents_ = 0;
  bool given_up_ = false;
};

}  // namespace

std::optional<tree> parse_tree(std::string_view text, std::string const& file, read_limits const& limits,
                               diagnostics& problems) {
  return builder(text, file, limits, problems).run();
}

}  // namespace fiscore::inline FISCORE_ABI::io
