# 보고서 `coverage`에만 쓰는 말.
