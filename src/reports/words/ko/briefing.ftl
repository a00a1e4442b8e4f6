# 보고서 `briefing`에만 쓰는 말.
