// SPDX-License-Identifier: BSL-1.0
#include "writer.hpp"

#include <fiscore/base/diagnostic.hpp>

#include <libfyaml.h>

#include <cstdlib>
#include <memory>

namespace fiscore::inline FISCORE_ABI::io {

json number_json(rational const& value) { return detail::end_text(value); }

json words_json(bilingual const& words) {
  if (words.en.empty()) return words.zh;
  json both;
  put(both, "zh", words.zh);
  both["en"] = words.en;
  return both;
}

json interval_json(interval const& on) { return to_string(on); }

namespace {

struct free_text {
  void operator()(char* text) const { std::free(text); }
};
struct free_document {
  void operator()(fy_document* document) const { fy_document_destroy(document); }
};

/// The same content in YAML's block style.
std::string yaml(std::string const& text) {
  std::unique_ptr<fy_document, free_document> const document(
      fy_document_build_from_string(nullptr, text.data(), text.size()));
  constexpr auto style =
      static_cast<fy_emitter_cfg_flags>(FYECF_MODE_BLOCK | FYECF_INDENT_2 | FYECF_WIDTH_INF);
  std::unique_ptr<char, free_text> const written(
      document == nullptr ? nullptr : fy_emit_document_to_string(document.get(), style));
  if (written == nullptr) throw std::bad_alloc();
  return written.get();
}

}  // namespace

std::string file_text(json const& content, file_format as) {
  std::string const text = content.dump(2) + "\n";
  return as == file_format::json ? text : yaml(text);
}

}  // namespace fiscore::inline FISCORE_ABI::io
