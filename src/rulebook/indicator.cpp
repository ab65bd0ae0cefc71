// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/indicator.hpp>

#include <fiscore/rulebook/impl/indicator.ipp>
