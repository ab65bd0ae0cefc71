// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/text_width.hpp>

#include <fiscore/base/impl/text_width.ipp>
