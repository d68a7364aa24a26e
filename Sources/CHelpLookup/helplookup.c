#include "helplookup.h"
