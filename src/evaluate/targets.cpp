// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/targets.hpp>

#include <fiscore/evaluate/impl/targets.ipp>
