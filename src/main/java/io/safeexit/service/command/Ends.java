package io.safeexit.service.command;

import io.safeexit.os.ExitStatus;
import io.safeexit.os.Signals;
import io.safeexit.service.ServiceEnded;

import java.util.List;

/** The end of a program that nobody asked to end, in words. */
final class Ends {

    private Ends() {}

    static ServiceEnded of(String program, ExitStatus status, boolean early, List<String> lines) {
        boolean well = status.equals(new ExitStatus.Code(0));
        return switch (status) {
            case ExitStatus.Code(int code) ->
                    new ServiceEnded(
                            well,
                            lines,
                            early ? "program.endedEarlyCode" : "program.endedCode",
                            program,
                            Integer.toString(code));
            case ExitStatus.Signal(int number) ->
                    new ServiceEnded(
                            well,
                            lines,
                            early ? "program.endedEarlySignal" : "program.endedSignal",
                            program,
                            Signals.name(number));
            case ExitStatus.Unknown() ->
                    new ServiceEnded(well, lines, "program.endedUnknown", program);
        };
    }
}
