// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/open.hpp>

#include <fiscore/rulebook/impl/open.ipp>
