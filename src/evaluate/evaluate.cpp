// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/evaluate.hpp>

#include <fiscore/evaluate/impl/evaluate.ipp>
