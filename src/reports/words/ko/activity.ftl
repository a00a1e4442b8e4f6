# 보고서 `activity`에만 쓰는 말.
