/**
 * The engine: what an exit is. Requests come in through {@link io.safeexit.shutdown.ExitDesk}, a
 * {@link io.safeexit.shutdown.ShutdownRun} carries out a {@link io.safeexit.shutdown.CleanupPlan},
 * {@link io.safeexit.shutdown.ShutdownEvent}s come out.
 */
@NullMarked
package io.safeexit.shutdown;

import org.jspecify.annotations.NullMarked;
