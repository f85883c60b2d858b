package io.safeexit.process;

/** What a clean exit prints, to the letter. */
final class Transcripts {

    private Transcripts() {}

    static String cleanChinese(int signal) {
        return """
        🛑 接收到退出信号 (%d)，正在安全退出...

        🛑 正在停止 Web 服务...
        🧹 开始清理资源...
        ✅ 接口资源清理完成
        ✅ 全面资源清理完成
        🧹 资源清理完成
        👋 应用已安全退出
        """
                .formatted(signal);
    }

    static String cleanEnglish(int signal) {
        return """
        🛑 Exit signal received (%d), exiting safely...

        🛑 Stopping the web service...
        🧹 Cleaning up resources...
        ✅ Interface resources cleaned up
        ✅ All resources cleaned up
        🧹 Cleanup finished
        👋 The application has exited safely
        """
                .formatted(signal);
    }
}
