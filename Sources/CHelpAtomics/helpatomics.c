#include "helpatomics.h"
