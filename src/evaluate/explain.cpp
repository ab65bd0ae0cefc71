// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/explain.hpp>

#include <fiscore/evaluate/impl/explain.ipp>
