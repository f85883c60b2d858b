package io.safeexit.diagnosis;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;

/**
 * Who has the lock of {@code java.util.concurrent.locks} that a thread is parked for. The JVM tells
 * that of platform threads only; the lock itself knows it of any. It tells nobody unless the JVM is
 * started with {@code --add-opens java.base/java.util.concurrent.locks=io.safeexit}: without that
 * no owner is known.
 */
final class LockOwners {

    private static final Logger LOG = LoggerFactory.getLogger(LockOwners.class);

    private static final @Nullable MethodHandle OWNER = find();

    private LockOwners() {}

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.privateLookupIn(
                            AbstractOwnableSynchronizer.class, MethodHandles.lookup())
                    .findVirtual(
                            AbstractOwnableSynchronizer.class,
                            "getExclusiveOwnerThread",
                            MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException closed) {
            LOG.debug("owners of locks are not told: {}", closed.toString());
            return null;
        }
    }

    /** The owner of the lock that {@code waiting} is parked for at this moment. */
    static Optional<Thread> of(Thread waiting) {
        return lock(waiting).flatMap(LockOwners::owner);
    }

    /** The lock that {@code waiting} is parked for at this moment. */
    static Optional<AbstractOwnableSynchronizer> lock(Thread waiting) {
        return LockSupport.getBlocker(waiting) instanceof AbstractOwnableSynchronizer lock
                ? Optional.of(lock)
                : Optional.empty();
    }

    /** Who has {@code lock}; empty where nobody has, or it is not told. */
    static Optional<Thread> owner(AbstractOwnableSynchronizer lock) {
        if (OWNER == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable((Thread) OWNER.invokeExact(lock));
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
