package io.safeexit.diagnosis;

/**
 * One thread that waits for a lock that another one has.
 *
 * @param waiter the thread that waits, by its number
 * @param name of that thread
 * @param lock its type and identity: {@code java.lang.Object@1b2c}
 * @param owner the thread that has it, by its number
 * @param ownerName of that thread
 */
record LockWait(long waiter, String name, String lock, long owner, String ownerName) {

    /** With the numbers of the threads in their names: two requests may be for the same. */
    LockWait numbered() {
        return new LockWait(waiter, name + " #" + waiter, lock, owner, ownerName + " #" + owner);
    }

    /** Without package, and a lock for the part of it that threads queue in: what people know. */
    String lockName() {
        int at = lock.lastIndexOf('@');
        var type = lock.substring(lock.lastIndexOf('.', Math.max(0, at)) + 1, Math.max(0, at));
        return type.replaceFirst("\\$(Nonf|F)airSync$", "") + lock.substring(Math.max(0, at));
    }
}
