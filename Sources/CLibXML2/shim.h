/* A libxml2 that was built with ICU declares its types once more, and Foundation has them too. helpc converts no
   encodings through libxml2, so the declarations are left out. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
