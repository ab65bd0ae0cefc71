// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/validate.hpp>

#include <fiscore/rulebook/impl/validate.ipp>
