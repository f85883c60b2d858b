package io.safeexit.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in somebody's code, as a person finds it: {@code GuestBook.open (GuestBook.java:41)}. */
public final class CodePlace {

    /** Whoever looks for the place of a mistake does not look in there. */
    private static final List<String> NOT_THEIRS =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.eclipse.jetty.");

    private static final StackWalker WALKER = StackWalker.getInstance();

    private CodePlace() {}

    /** The nearest caller that is neither {@code registry} nor the JDK nor Jetty. */
    static String ofCaller(Class<?> registry) {
        return WALKER.walk(
                frames ->
                        frames.filter(frame -> isTheirs(frame.getClassName()))
                                .filter(frame -> !frame.getClassName().equals(registry.getName()))
                                .filter(frame -> !frame.getClassName().equals(name()))
                                .findFirst()
                                .map(StackWalker.StackFrame::toStackTraceElement)
                                .map(CodePlace::of)
                                .orElse("?"));
    }

    private static String name() {
        return CodePlace.class.getName();
    }

    /** Where a thread with the stack {@code frames} stands in code that is theirs. */
    static Optional<String> ofTop(List<StackTraceElement> frames) {
        return frames.stream()
                .filter(frame -> isTheirs(frame.getClassName()))
                .findFirst()
                .map(CodePlace::of);
    }

    /** Where the thread stands: in code that is theirs, else anywhere. */
    static String ofThread(Thread thread) {
        var frames = List.of(thread.getStackTrace());
        return ofTop(frames)
                .or(() -> frames.stream().findFirst().map(CodePlace::of))
                .orElse(thread.getState().name());
    }

    private static boolean isTheirs(String className) {
        return NOT_THEIRS.stream().noneMatch(className::startsWith);
    }

    /** The place of one frame. */
    public static String of(StackTraceElement frame) {
        var name = frame.getClassName();
        var type = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
        var what =
                switch (frame.getMethodName()) {
                    case "<init>" -> "new " + type;
                    case "<clinit>" -> type;
                    case String method -> type + "." + plain(method);
                };
        return frame.getFileName() == null || frame.getLineNumber() < 0
                ? what
                : what + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    /** The method that a lambda stands in: the compiler names it {@code lambda$open$0}. */
    private static String plain(String method) {
        return Stream.of(method.split("\\$", -1))
                .skip(method.startsWith("lambda$") ? 1 : 0)
                .findFirst()
                .orElse(method);
    }
}
