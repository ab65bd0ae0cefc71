// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/grade_scale.hpp>

#include <fiscore/rulebook/impl/grade_scale.ipp>
