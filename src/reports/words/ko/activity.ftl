# 보고서 `activity`에만 쓰는 말.

## 비교 항목

activity-what = 항목
activity-period = 해당 기간
activity-before = 이전 기간
activity-summary = 요약
activity-totals = 해당 기간과 이전 기간
activity-events = 행사
activity-meetings = 그중 상대와의 면담
activity-people = 만난 인물
activity-institutions = 만난 기관
activity-topic = 주제

## 시기

activity-when = 시기
activity-steps = 시기별 행사
activity-step = 시기
activity-days = 날짜
activity-which = 기간 구분

## 상대, 주제, 직급

activity-whom = 상대
activity-what-about = 종류와 주제
activity-kinds = 종류별 행사
activity-regions = 지역별 행사
activity-countries = 국가별 행사
activity-topics = 주제별 행사
activity-levels = 상대 최고 직급별 면담
activity-elsewhere = 국가를 알 수 없음
activity-nowhere = 지역을 알 수 없음
activity-no-topic = 주제 기록 없음
activity-no-rank = 직급 기록 없음

## 면담

activity-level = 접촉 직급
activity-highest = 최고 직급의 상대
activity-highest-of = 이 기간에 만난 최고 직급: { $rank }.
activity-no-highest = 이 기간에 만난 사람의 직급이 기록되어 있지 않습니다.
activity-first = 첫 접촉
activity-new-people = 기록상 처음 만난 인물
activity-new-institutions = 기록상 처음 만난 기관
activity-no-first = 이 기간에 처음 만난 상대가 없습니다.
activity-unsure = { $date }(추정)
activity-related = { $name }(관계가 기록되어 있음)

## 약속

activity-made = 이 기간에 한 약속
activity-closed = 이 기간에 종결된 약속
activity-no-made = 이 기간에 한 약속이 없습니다.
activity-no-closed = 이 기간에 이행되거나 실효된 것으로 기록된 약속이 없습니다.

## 면담 기록부

activity-register-all = 면담 기록부
activity-register = 행사와 참석자
activity-counterpart = 상대
activity-headcount = 인원
activity-no-events = 이 기간에 우리가 참석한 행사가 기록되어 있지 않습니다.
activity-register-how = 상대측 참석자마다 한 줄입니다. 같은 행사의 줄은 하나의 행사에 속하며, 상대측 참석자가 기록되지 않은 행사는 상대가 비어 있는 한 줄로 적습니다.

## 예정

activity-announced = 예고된 행사
activity-no-announced = 이 기간 이후로 예고된 행사가 없습니다.

## 집계 방법

activity-counting = 실제로 열렸고 { JOSA($home, "이", "가") } 참석한 행사를 집계합니다. 행사의 하루라도 기간에 들면 그 기간의 행사입니다. 날짜가 일부만 알려진 경우 수는 확실한 수와 가능한 수의 범위로 적습니다.
activity-against = { $period }. 이전 기간인 { JOSA($before, "과", "와") } 비교합니다.
activity-countries-how = 여러 국가의 사람이 참석한 행사는 국가마다 집계합니다. 공관은 파견국, 인물은 국적국 또는 마지막으로 대표한 기관의 국가로 봅니다.
activity-topics-how = 주제가 여럿인 행사는 주제마다 집계합니다. 하위 주제는 상위 주제에 합산하지 않습니다.
activity-left-out =
    { $count ->
       *[other] 이 밖에 { $count }건은 표시하지 않았습니다.
    }

## 도표

activity-chart-possible = 해당 기간(가능성 있음)
activity-chart-before-possible = 이전 기간(가능성 있음)
activity-chart-says = 해당 기간의 행사: { $count }, 이전 기간: { $before }.
activity-chart-most = 가장 많은 때는 { $step }, { $count }건입니다.
activity-chart-nothing = 행사 없음
