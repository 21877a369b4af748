/** A claim names a class that is not there. */
export const NO_CLASS = /storageclass(?:\.storage\.k8s\.io)? "[^"]{1,253}" not found/i;

/** A claim names none, and no class is the default. */
export const NO_DEFAULT = /no storage class is set/i;
