# 보고서 `country`에만 쓰는 말.
