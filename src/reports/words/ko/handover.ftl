# 보고서 `handover`에만 쓰는 말.
