// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/family.hpp>

#include <fiscore/rulebook/impl/family.ipp>
