// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/diagnostic.hpp>

#include <fiscore/base/impl/diagnostic.ipp>
