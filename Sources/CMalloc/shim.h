// mallopt(3) and its parameters, which Swift's own overlay of the GNU C library leaves out. Empty elsewhere.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
