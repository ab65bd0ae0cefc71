// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/rulebook.hpp>

#include <fiscore/rulebook/impl/rulebook.ipp>
