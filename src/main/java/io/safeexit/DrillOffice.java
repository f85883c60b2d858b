package io.safeexit;

import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.Drills;
import io.safeexit.drill.Rehearsals;
import io.safeexit.drill.Unsuitable;
import io.safeexit.journal.history.PastDrill;
import io.safeexit.settings.CurrentSettings;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Drills from the window or the console: as the settings are at that moment, and remembered. */
record DrillOffice(CurrentSettings settings, Consumer<ShutdownEvent> said) implements Rehearsals {

    @Override
    public DrillResult run(DrillPlan plan, Texts texts, Consumer<DrillProgress> heard)
            throws Unsuitable, IOException {
        var result = new Drills(settings.now()).run(plan, heard);
        memory().keep(result, texts);
        return result;
    }

    @Override
    public List<PastDrill> past() throws IOException {
        return memory().history().read();
    }

    private DrillMemory memory() {
        return new DrillMemory(settings.now(), said);
    }
}
