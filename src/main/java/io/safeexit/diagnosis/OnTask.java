package io.safeexit.diagnosis;

import io.safeexit.service.Hold;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.RunningTask;

import java.util.Optional;

/** One task of the exit as something that it waits for. */
record OnTask(RunningTask task) implements Hold {

    private record Key(Phase phase, String name) {}

    @Override
    public Object key() {
        return new Key(task.phase(), task.name());
    }

    @Override
    public Optional<Thread> thread() {
        return task.thread();
    }

    @Override
    public boolean told() {
        return task.cancelled();
    }

    @Override
    public boolean cancellable() {
        return !task.cancelled();
    }

    @Override
    public boolean forcible() {
        return true;
    }

    @Override
    public boolean cancel() {
        task.cancel().run();
        return true;
    }

    @Override
    public boolean force() {
        task.abandon().run();
        return true;
    }
}
