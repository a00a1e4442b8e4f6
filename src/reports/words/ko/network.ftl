# 보고서 `network`에만 쓰는 말.
