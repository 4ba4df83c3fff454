/* SPDX-License-Identifier: MIT */
#include "metadata.h"

#include "message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Linux knows no longer list and no longer value (xattr(7)). */
#define XATTR_MAX 65536

/* The kernel makes these from the bytes of a file, which are new. */
static bool is_made_by_kernel(const char *attribute)
{
    return strcmp(attribute, "security.ima") == 0 ||
           strcmp(attribute, "security.evm") == 0;
}

/* An attribute that has the right value already is not set, for that may need
   a right that the user has not got. */
static bool copy_attribute(int from, int to, const char *attribute,
                           char *values)
{
    char *value = values;
    char *present = values + XATTR_MAX;
    ssize_t len = fgetxattr(from, attribute, value, XATTR_MAX);
    if (len < 0)
        return false;
    if (fgetxattr(to, attribute, present, XATTR_MAX) == len &&
        memcmp(value, present, (size_t)len) == 0)
        return true;
    return fsetxattr(to, attribute, value, (size_t)len, 0) == 0;
}

/* Copies the attributes, ACLs among them; false with errno set. */
static bool copy_attributes(int from, int to)
{
    char *list = malloc(3 * (size_t)XATTR_MAX);
    if (list == NULL)
        return false;
    ssize_t len = flistxattr(from, list, XATTR_MAX);
    bool is_done = len >= 0 || errno == ENOTSUP;
    for (ssize_t at = 0; is_done && at < len;
         at += (ssize_t)strlen(list + at) + 1)
        is_done = is_made_by_kernel(list + at) ||
                  copy_attribute(from, to, list + at, list + XATTR_MAX);
    free(list);
    return is_done;
}

/* A new file may have been given the folder's default ACL. */
static bool remove_acl(int fd)
{
    return fremovexattr(fd, "system.posix_acl_access") == 0 ||
           errno == ENODATA || errno == ENOTSUP;
}

static bool copy_owner(int to, const struct stat *stat)
{
    struct stat now;
    if (fstat(to, &now) != 0)
        return false;
    if (now.st_uid == stat->st_uid && now.st_gid == stat->st_gid)
        return true;
    return fchown(to, stat->st_uid, stat->st_gid) == 0;
}

static void refuse(const char *name, const char *what)
{
    message(name, "left alone: its %s cannot be kept: %s", what,
            strerror(errno));
}

bool metadata_copy(int from, int to, const struct stat *stat, const char *name)
{
    const char *what = NULL;
    /* A change of owner clears the set-user-ID bit, and a change of mode
       changes an ACL, so this is the order. */
    if (!copy_owner(to, stat))
        what = "owner and group";
    else if (!remove_acl(to) || fchmod(to, stat->st_mode & 07777) != 0)
        what = "mode";
    else if (!copy_attributes(from, to))
        what = "extended attributes";
    if (what != NULL)
        refuse(name, what);
    return what == NULL;
}

bool metadata_copy_times(int to, const struct stat *stat, const char *name)
{
    const struct timespec times[2] = {stat->st_atim, stat->st_mtim};
    if (futimens(to, times) == 0)
        return true;
    refuse(name, "times");
    return false;
}
