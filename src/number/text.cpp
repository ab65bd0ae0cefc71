// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/text.hpp>

#include <fiscore/number/impl/text.ipp>
